import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { makeCertificate, type Certificate } from '../fake-storehub/make-certificate';
import type { Postgres } from './start-postgres';

/** Certificates of a server on this computer, of which only the first one is right. */
export function makeServerCertificates(authority: Certificate) {
  const names = { name: 'localhost', dnsNames: ['localhost'] };
  return {
    good: makeCertificate({ ...names, issuer: authority }),
    otherName: makeCertificate({ name: 'db', dnsNames: ['db.example.com'], issuer: authority }),
    expired: makeCertificate({
      ...names,
      issuer: authority,
      validFrom: new Date('2020-01-01'),
      validUntil: new Date('2020-02-01'),
    }),
    otherAuthority: makeCertificate({ ...names, issuer: makeCertificate({ name: 'Another CA' }) }),
  };
}

let files = 0;

/**
 * Gives the running server another certificate, or takes TLS away. Connections that are open keep theirs.
 * @throws if the server does not take it
 */
export async function serveCertificate(
  postgres: Postgres,
  certificate: Pick<Certificate, 'cert' | 'key'> | null,
): Promise<void> {
  files += 1;
  const [file, key] = ['crt', 'key'].map((end) => join(postgres.folder, `server-${files}.${end}`)) as [
    string,
    string,
  ];
  await postgres.run(`ALTER SYSTEM SET ssl = ${certificate === null ? 'off' : 'on'}`);
  if (certificate !== null) {
    writeFileSync(file, certificate.cert);
    writeFileSync(key, certificate.key, { mode: 0o600 });
    if (process.getuid?.() === 0) execFileSync('chown', ['postgres', file, key]);
    await postgres.run(`ALTER SYSTEM SET ssl_cert_file = '${file}'`);
    await postgres.run(`ALTER SYSTEM SET ssl_key_file = '${key}'`);
  }
  await postgres.run('SELECT pg_reload_conf()');
  const beganMs = performance.now();
  // A new connection has the settings by which the next ones are made.
  while (!(await isServed(postgres, certificate === null ? null : file))) {
    if (performance.now() - beganMs > 10_000) throw new Error('the server does not take the certificate');
    await pass(20);
  }
}

async function isServed(postgres: Postgres, file: string | null): Promise<boolean> {
  const [row] = await postgres.run(
    `SELECT current_setting('ssl') AS ssl, current_setting('ssl_cert_file') AS file`,
  );
  return file === null ? row?.['ssl'] === 'off' : row?.['ssl'] === 'on' && row['file'] === file;
}
