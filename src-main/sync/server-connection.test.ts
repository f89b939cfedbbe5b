import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeCertificate, type Certificate } from '../../e2e/fake-storehub/make-certificate';
import { serverSql, startPostgres, type Postgres } from '../../e2e/shared-history/start-postgres';
import { callOf, type SyncedPc } from './synced-pc.fixture';
import {
  eventually,
  openJoinedPc,
  resetSharedHistory,
  startServerWithRoles,
  type Roles,
} from './shared-server.fixture';
import { serverSchemaVersion } from './sync-types';
import { createServerConnection } from './server-connection';

describe.skipIf(process.platform !== 'linux')('the connection to the server', () => {
  const authority = makeCertificate({ name: 'CA of the call centre' });
  const longAgo = new Date('2020-01-01');
  const certificates = {
    good: makeCertificate({ name: 'localhost', dnsNames: ['localhost'], issuer: authority }),
    otherName: makeCertificate({ name: 'db', dnsNames: ['db.example.com'], issuer: authority }),
    expired: makeCertificate({
      name: 'localhost',
      dnsNames: ['localhost'],
      issuer: authority,
      validFrom: longAgo,
      validUntil: new Date('2020-02-01'),
    }),
    otherAuthority: makeCertificate({
      name: 'localhost',
      dnsNames: ['localhost'],
      issuer: makeCertificate({ name: 'Another CA' }),
    }),
  };
  let postgres: Postgres;
  let certificateFile = '';

  beforeAll(async () => {
    postgres = await startPostgres();
    const complaints = postgres.setUp();
    if (complaints !== '') throw new Error(complaints);
    await postgres.addDesk('pc_a');
    certificateFile = join(postgres.folder, 'ca.pem');
    writeFileSync(certificateFile, authority.cert);
  }, 60_000);
  afterAll(() => postgres.stop());

  async function serve(certificate: Certificate | null): Promise<void> {
    await postgres.run(`ALTER SYSTEM SET ssl = ${certificate === null ? 'off' : 'on'}`);
    if (certificate !== null) {
      const files = ['crt', 'key'].map((end) => join(postgres.folder, `server.${end}`));
      const [certFile = '', keyFile = ''] = files;
      writeFileSync(certFile, certificate.cert);
      writeFileSync(keyFile, certificate.key, { mode: 0o600 });
      if (process.getuid?.() === 0) execFileSync('chown', ['postgres', ...files]);
      await postgres.run(`ALTER SYSTEM SET ssl_cert_file = '${certFile}'`);
      await postgres.run(`ALTER SYSTEM SET ssl_key_file = '${keyFile}'`);
    }
    await postgres.run('SELECT pg_reload_conf()');
    await expect
      .poll(() => postgres.run('SHOW ssl'), { timeout: 10_000 })
      .toEqual([{ ssl: certificate === null ? 'off' : 'on' }]);
  }

  async function connect(file: string | null): Promise<string> {
    const connection = createServerConnection(() => undefined);
    onTestFinished(() => connection.disconnect());
    const answer = await connection.connect({
      host: 'localhost',
      port: postgres.port,
      database: 'helpdesk',
      user: 'pc_a',
      password: 'pc_a',
      certificateFile: file,
      certificateAuthorities: undefined,
    });
    return answer.ok ? 'connected' : answer.error;
  }

  it.each([
    ['a good certificate', 'good', 'connected'],
    ['one of another name', 'otherName', 'certificate-rejected'],
    ['one that has expired', 'expired', 'certificate-rejected'],
    ['one of another authority', 'otherAuthority', 'certificate-rejected'],
  ] as const)('with %s', async (_what, which, answer) => {
    await serve(certificates[which]);
    expect(await connect(certificateFile)).toBe(answer);
  });

  it('is refused without TLS, but on this computer itself, where no certificate is chosen', async () => {
    await serve(null);
    expect(await connect(certificateFile)).toBe('no-tls');
    expect(await connect(null)).toBe('connected');
  });

  it('says that the file of the authority is none', async () => {
    expect(await connect(join(postgres.folder, 'missing.pem'))).toBe('certificate-file');
  });
});

describe.skipIf(process.platform !== 'linux')('a later server.sql', () => {
  const roles: Roles = { pcs: ['pc_old', 'pc_new'] };
  const nextVersion = serverSchemaVersion + 1;
  const laterSql = `${serverSql.replace(`> ${serverSchemaVersion} THEN`, `> ${nextVersion} THEN`)}
-- ${nextVersion}: only in this test
SELECT NOT EXISTS (SELECT 1 FROM helpdesk.schema_step WHERE version = ${nextVersion}) AS is_missing \\gset
\\if :is_missing
ALTER TABLE helpdesk.desk ADD COLUMN floor integer NOT NULL DEFAULT 3;
INSERT INTO helpdesk.schema_step (version, name) VALUES (${nextVersion}, 'only in this test');
\\endif
`;
  const stateOf = ({ sync }: SyncedPc) => eventually(() => sync.state());

  it('adds its steps once to what is there; an app of another version says so, and writes nothing', async () => {
    const postgres = await startServerWithRoles(roles);
    onTestFinished(() => postgres.stop());
    await resetSharedHistory(postgres, roles);
    const calls = () => postgres.run('SELECT call FROM helpdesk.ticket ORDER BY call');
    const old = await openJoinedPc(postgres, 'pc_old');
    await old.make(callOf(1));
    await eventually(calls).toEqual([{ call: callOf(1) }]);

    const later = await openJoinedPc(postgres, 'pc_new', {
      openConnection: (onChange) => {
        const connection = createServerConnection(onChange, undefined, nextVersion);
        return { ...connection, close: connection.disconnect };
      },
    });
    await later.make(callOf(2));
    await stateOf(later).toMatchObject({ value: { phase: 'failed', errorCode: 'server-older' } });
    expect(await postgres.run(`SELECT 1 FROM helpdesk.desk WHERE owner = 'pc_new'`)).toEqual([]);

    // That of today can be run again, too.
    const [server] = await postgres.run('SELECT id FROM helpdesk.server');
    for (const sql of [serverSql, laterSql, laterSql]) expect(postgres.setUp(sql)).toBe('');
    expect(await postgres.run('SELECT id FROM helpdesk.server')).toEqual([server]);
    expect(await postgres.run('SELECT version FROM helpdesk.schema_step ORDER BY version')).toEqual(
      Array.from({ length: nextVersion }, (_, at) => ({ version: at + 1 })),
    );
    expect(await postgres.run(`SELECT floor FROM helpdesk.desk WHERE owner = 'pc_old'`)).toEqual([
      { floor: 3 },
    ]);
    await stateOf(later).toMatchObject({ value: { phase: 'up-to-date', errorCode: null } });
    await eventually(calls).toEqual([{ call: callOf(1) }, { call: callOf(2) }]);

    old.sync.reconnect();
    await stateOf(old).toMatchObject({ value: { phase: 'failed', errorCode: 'server-newer' } });
    await old.make(callOf(3));
    expect(await calls()).toHaveLength(2);
    expect(postgres.setUp()).toContain('newer shared history than this file. Nothing was changed.');
  }, 60_000);
});
