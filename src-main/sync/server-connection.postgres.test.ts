import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { makeCertificate, type Certificate } from '../../e2e/fake-storehub/make-certificate';
import { makeServerCertificates, serveCertificate } from '../../e2e/shared-history/serve-certificate';
import { serverSql, startPostgres, type Postgres } from '../../e2e/shared-history/start-postgres';
import { tempFolder } from '../db/temp-folder.fixture';
import { callOf, openSyncedPc, type SyncedPc } from './synced-pc.fixture';
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
  const certificates = makeServerCertificates(authority);
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

  const serve = (certificate: Certificate | null) => serveCertificate(postgres, certificate);

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
    ['one of another name', 'otherName', 'certificate-name'],
    ['one that has expired', 'expired', 'certificate-expired'],
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

  it.each([
    ['missing', null],
    ['no certificate', 'not a certificate'],
    ['cut off', authority.cert.slice(0, authority.cert.length / 2)],
    ['cut off in the second of two', `${authority.cert}${authority.cert.slice(0, 100)}`],
    ['damaged', authority.cert.replaceAll(/[a-z]/g, 'a')],
  ])('says that the file of the authority is %s', async (_what, content) => {
    const file = join(postgres.folder, 'bad.pem');
    rmSync(file, { force: true });
    if (content !== null) writeFileSync(file, content);
    expect(await connect(file)).toBe('certificate-file');
  });

  it('takes a file of several authorities, also with the mark that Windows puts in front', async () => {
    await serve(certificates.good);
    const file = join(postgres.folder, 'many.pem');
    const another = makeCertificate({ name: 'Another CA' });
    writeFileSync(file, `\uFEFF${another.cert}\r\n# of the call centre\r\n${authority.cert}`);
    expect(await connect(file)).toBe('connected');
    writeFileSync(file, `\uFEFF${authority.cert}`);
    expect(await connect(file)).toBe('connected');
  });

  it('holds nothing up while the certificate is wrong, and brings each ticket once when it is right again', async () => {
    await serve(certificates.good);
    const a = openSyncedPc(tempFolder(), { port: postgres.port, host: 'localhost', certificateFile }, 'pc_a');
    onTestFinished(() => a.close());
    await a.join();
    const logged = [callOf(1)];
    const callsOnServer = async () =>
      (await postgres.run('SELECT call FROM helpdesk.ticket ORDER BY call')).map(({ call }) => call);
    await a.make(callOf(1));
    await eventually(callsOnServer).toEqual(logged);
    const [connected] = await postgres.run(
      `SELECT bool_and(ssl) AS ssl FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = 'pc_a'`,
    );
    expect(connected).toEqual({ ssl: true });

    for (const [certificate, content, errorCode] of [
      [certificates.expired, authority.cert, 'certificate-expired'],
      [certificates.otherName, authority.cert, 'certificate-name'],
      [certificates.otherAuthority, authority.cert, 'certificate-rejected'],
      [certificates.good, authority.cert.slice(0, 100), 'certificate-file'],
    ] as const) {
      await serve(certificate);
      writeFileSync(certificateFile, content);
      a.sync.reconnect();
      await eventually(() => a.sync.state()).toMatchObject({ value: { phase: 'failed', errorCode } });
      logged.push(callOf(logged.length + 1));
      await a.make(logged.at(-1) ?? '');
      expect(a.db.prepare('SELECT call_id FROM ticket ORDER BY call_id').pluck().all()).toEqual(logged);
      expect(await callsOnServer()).toEqual([callOf(1)]);
    }

    // By itself: nobody presses anything.
    writeFileSync(certificateFile, authority.cert);
    await eventually(callsOnServer).toEqual(logged);
    await eventually(() => a.sync.state()).toMatchObject({ value: { phase: 'up-to-date', errorCode: null } });
  }, 60_000);
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
