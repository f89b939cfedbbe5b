import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import tls from 'node:tls';

export type CertificateSources = {
  /**
   * Where Linux distributions keep their bundle. The first readable one is used. Windows has no such list: any user may
   * write to `C:\\etc`.
   */
  readonly bundleFiles: readonly string[];
  /** Node 22.15 and later, Electron 37 and later. */
  readonly getCACertificates: ((kind: 'default' | 'system') => readonly string[]) | undefined;
  readonly builtIn: readonly string[];
};

const linuxBundleFiles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

export const certificateSources: CertificateSources = {
  bundleFiles: process.platform === 'linux' ? linuxBundleFiles : [],
  getCACertificates: 'getCACertificates' in tls ? tls.getCACertificates : undefined,
  builtIn: tls.rootCertificates,
};

/**
 * Returns the authorities that the computer trusts plus Node's own, so that a filtering proxy of a call centre with its
 * own authority works. Returns undefined if the computer's list cannot be read: then Node's list applies alone,
 * including `NODE_EXTRA_CA_CERTS`.
 */
export function readSystemCertificates(
  sources: CertificateSources = certificateSources,
): readonly string[] | undefined {
  const trusted = readTrusted(sources);
  if (trusted.length === 0) return undefined;
  return [...new Set([...nodeDefault(sources), ...trusted])];
}

function readTrusted({ getCACertificates, bundleFiles }: CertificateSources): readonly string[] {
  const fromSystem = attempt(() => getCACertificates?.('system') ?? []);
  if (fromSystem.length > 0) return fromSystem;
  for (const file of bundleFiles) {
    const certificates = attempt(() => splitBundle(readFileSync(file, 'latin1')));
    if (certificates.length > 0) return certificates;
  }
  return [];
}

function nodeDefault({ getCACertificates, builtIn }: CertificateSources): readonly string[] {
  const withExtra = attempt(() => getCACertificates?.('default') ?? []);
  return withExtra.length > 0 ? withExtra : builtIn;
}

/**
 * Splits a bundle and drops certificates that cannot be parsed: one damaged certificate must not make every send fail.
 */
function splitBundle(text: string): readonly string[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  return blocks.filter((block) => attempt(() => [new X509Certificate(block).fingerprint256]).length > 0);
}

/** Returns an empty list if the certificates cannot be read. */
function attempt(read: () => readonly string[]): readonly string[] {
  try {
    return read();
  } catch {
    return [];
  }
}
