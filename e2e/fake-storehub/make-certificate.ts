import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

export type Certificate = {
  readonly key: string;
  readonly cert: string;
  readonly privateKey: KeyObject;
  readonly name: string;
};

export type CertificateOptions = {
  readonly name: string;
  readonly dnsNames?: readonly string[];
  readonly ipv4Addresses?: readonly string[];
  readonly validFrom?: Date;
  readonly validUntil?: Date;
  /** Self-signed by default. */
  readonly issuer?: Certificate;
};

/** Creates an X.509 certificate on the fly, so that no private key is stored and none expires. */
export function makeCertificate(options: CertificateOptions): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const signer = options.issuer?.privateKey ?? privateKey;
  const signed = toBeSigned(options, publicKey);
  const signature = sign('sha256', signed, signer);
  const der = sequence(signed, ecdsaWithSha256, tagged(0x03, Buffer.from([0]), signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: pem(der),
    privateKey,
    name: options.name,
  };
}

function toBeSigned(options: CertificateOptions, publicKey: KeyObject): Buffer {
  const {
    name,
    issuer,
    validFrom = new Date(Date.now() - day),
    validUntil = new Date(Date.now() + day),
  } = options;
  serial += 1;
  return sequence(
    tagged(0xa0, integer(2)),
    integer(serial),
    ecdsaWithSha256,
    distinguishedName(issuer?.name ?? name),
    sequence(time(validFrom), time(validUntil)),
    distinguishedName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(...extensions(options))),
  );
}

const day = 24 * 60 * 60 * 1000;
let serial = Date.now();

function extensions({ dnsNames = [], ipv4Addresses = [], issuer }: CertificateOptions): Buffer[] {
  const isAuthority = issuer === undefined;
  const names = [
    ...dnsNames.map((name) => tagged(0x82, Buffer.from(name, 'latin1'))),
    ...ipv4Addresses.map((address) => tagged(0x87, Buffer.from(address.split('.').map(Number)))),
  ];
  const basicConstraints = sequence(...(isAuthority ? [tagged(0x01, Buffer.from([0xff]))] : []));
  return [
    extension('551d13', basicConstraints),
    ...(names.length > 0 ? [extension('551d11', sequence(...names))] : []),
  ];
}

// DER, as far as a certificate needs it (ITU-T X.690).

const ecdsaWithSha256 = sequence(objectId('2a8648ce3d040302'));

function distinguishedName(commonName: string): Buffer {
  return sequence(tagged(0x31, sequence(objectId('550403'), tagged(0x0c, Buffer.from(commonName, 'utf8')))));
}

function extension(id: string, content: Buffer): Buffer {
  return sequence(objectId(id), tagged(0x04, content));
}

/** Dates from 2050 on need GeneralizedTime, earlier ones UTCTime. */
function time(date: Date): Buffer {
  const digits = date.toISOString().replaceAll(/\D/g, '').slice(0, 14);
  return date.getUTCFullYear() >= 2050
    ? tagged(0x18, Buffer.from(`${digits}Z`))
    : tagged(0x17, Buffer.from(`${digits.slice(2)}Z`));
}

function integer(value: number): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return tagged(0x02, (bytes[0] ?? 0) > 0x7f ? Buffer.from([0]) : Buffer.alloc(0), bytes);
}

function objectId(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, 'hex'));
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content), content]);
}

function lengthOf({ length }: Buffer): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  return length < 0x100 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff]);
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
