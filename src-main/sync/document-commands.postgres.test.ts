import { X509Certificate } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { serveCertificate } from '../../e2e/shared-history/serve-certificate';
import { startPostgres, type Postgres } from '../../e2e/shared-history/start-postgres';
import { tempFolder } from '../db/temp-folder.fixture';
import { exportArchiveOf, importOnPc } from './archive-of-pc.fixture';
import { readCommands, scriptsFolder } from './document-commands.fixture';
import { createServerConnection } from './server-connection';
import { eventually, openJoinedPc, openUpToDatePc } from './shared-server.fixture';
import { callOf, type SyncedPc } from './synced-pc.fixture';

async function startEmptyServer(): Promise<Postgres> {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  return postgres;
}

async function startSharedHistory(): Promise<Postgres> {
  const postgres = await startEmptyServer();
  expect(postgres.setUp()).toBe('');
  return postgres;
}

/** Leaves a server without a database of its own, as a new one. */
const dropDatabase = (postgres: Postgres): void => {
  postgres.runShell('dropdb --maintenance-db=postgres helpdesk', postgres.folder);
};

/** A folder with the files for administrators, as they run them. */
function copyScripts(): string {
  const folder = tempFolder();
  cpSync(scriptsFolder, folder, { recursive: true });
  return folder;
}

async function logIn({ port }: Postgres, user: string, password: string): Promise<string> {
  const client = new Client({ host: '127.0.0.1', port, user, password, database: 'helpdesk' });
  try {
    await client.connect();
    await client.query('SELECT version FROM helpdesk.schema_step');
    return 'logged in';
  } catch (error) {
    return String(error);
  } finally {
    await client.end();
  }
}

/** A document and a heading in it. */
type Section = readonly [document: string, heading: string];

const roles: Section = ['roles-and-passwords.md', '## Make and change roles'];
const watch: Section = ['watch-the-server.md', '# Watch the server'];
const erasure: Section = ['erase-a-caller.md', '# Finish the erasure of a caller'];
const closing: Section = ['close-or-change-a-role.md', '## Close the role of a PC'];
const dumpByHand: Section = ['back-up-and-restore.md', '## Dump by hand'];
const restoring: Section = ['back-up-and-restore.md', '## Restore'];
const onTrial: Section = ['back-up-and-restore.md', '## Restore on trial'];

/** The part of a line that goes to a folder which is on a server only. */
const goToBackups = 'cd /var/backups/helpdesk && ';

const command = (section: Section, part: string): string =>
  readCommands(...section).find((line) => line.includes(part)) ?? `echo no command with ${part}; exit 1`;

/** Runs a printed line of `psql`. @returns its rows, with `|` between the columns */
function readRows(postgres: Postgres, line: string): readonly string[] {
  const { code, printed, complaints } = postgres.runShell(
    line.replace('psql -X', 'psql -X -At'),
    tempFolder(),
  );
  if (code !== 0 || complaints !== '') throw new Error(`${code}: ${complaints}`);
  return printed;
}

/** Makes authority and certificate by the printed lines, for a server on this computer. */
function makeCertificateIn(postgres: Postgres, folder: string): void {
  const lines = readCommands('set-up-the-server.md', '## Make a certificate');
  for (const line of lines.filter((each) => each.startsWith('openssl'))) {
    const { code, complaints } = postgres.runShell(
      line.replaceAll('history.example.com', 'localhost'),
      folder,
    );
    if (code !== 0) throw new Error(complaints);
  }
}

/** @returns what a PC is told that trusts the authorities in the file */
async function connectTrusting({ port }: Postgres, certificateFile: string, host: string): Promise<string> {
  const connection = createServerConnection(() => undefined);
  onTestFinished(() => connection.disconnect());
  const login = { host, port, database: 'helpdesk', user: 'pc_a', password: 'pc_a', certificateFile };
  const answer = await connection.connect({ ...login, certificateAuthorities: undefined });
  return answer.ok ? 'connected' : answer.error;
}

// PostgreSQL comes from the packages of Debian.
describe.skipIf(process.platform !== 'linux')('the commands of docs/shared-history', () => {
  it('set the server up as a role that is no superuser, with one warning', async () => {
    const postgres = await startEmptyServer();
    await postgres.run('CREATE ROLE admin LOGIN CREATEDB CREATEROLE');
    dropDatabase(postgres);
    const folder = copyScripts();
    const [create = '', setUp = ''] = readCommands('set-up-the-server.md', '## Make the database');
    const run = (line: string) => postgres.runShell(line, folder, 'admin');
    expect(run(`${create} --maintenance-db=postgres`)).toMatchObject({ code: 0, complaints: '' });
    const { code, complaints } = run(setUp);
    expect(code).toBe(0);
    expect(complaints.match(/WARNING/g)).toHaveLength(1);
    expect(complaints).toContain('The role admin is no superuser');
    expect(postgres.runShell('echo KL-1 | sh create-pc-roles.sh secret', folder, 'admin')).toEqual({
      code: 0,
      printed: ['pc_kl-1: created'],
      complaints: '',
    });
    const password = readFileSync(join(folder, 'secret', 'kl-1.txt'), 'utf8').trim();
    expect(await logIn(postgres, 'pc_kl-1', password)).toBe('logged in');
  });

  it('make a role for each PC once, whatever wrote the list, and keep the passwords to themselves', async () => {
    const postgres = await startSharedHistory();
    const folder = copyScripts();
    const passwordOf = (pc: string): string =>
      readFileSync(join(folder, 'secret', `${pc}.txt`), 'utf8').trim();
    const run = (part: string) => postgres.runShell(command(roles, part), folder);

    // As Notepad writes it: a mark in front, CRLF, an empty line, no end of the last line.
    writeFileSync(join(folder, 'pcs.txt'), '\uFEFFKL-12\r\n\r\nkl-13\r\n../up\r\nKL-Last');
    const first = run('< pcs.txt');
    expect(first).toEqual({
      code: 1,
      printed: ['pc_kl-12: created', 'pc_kl-13: created', 'pc_kl-last: created'],
      complaints: '../up: not the name of a PC\n',
    });
    const passwords = ['kl-12', 'kl-13', 'kl-last'].map(passwordOf);
    for (const [at, pc] of ['kl-12', 'kl-13', 'kl-last'].entries())
      expect(await logIn(postgres, `pc_${pc}`, passwords[at] ?? '')).toBe('logged in');
    expect(statSync(join(folder, 'secret', 'kl-12.txt')).mode & 0o077).toBe(0);

    expect(run('< pcs.txt').printed).toEqual([
      'pc_kl-12: exists, nothing changed',
      'pc_kl-13: exists, nothing changed',
      'pc_kl-last: exists, nothing changed',
    ]);
    expect(['kl-12', 'kl-13', 'kl-last'].map(passwordOf)).toEqual(passwords);

    expect(run('KL-201')).toMatchObject({ code: 0, printed: ['pc_kl-201: created'] });
    expect(run('--new-password')).toMatchObject({ code: 0, printed: ['pc_kl-12: changed'] });
    expect(passwordOf('kl-12')).not.toBe(passwords[0]);
    expect(await logIn(postgres, 'pc_kl-12', passwordOf('kl-12'))).toBe('logged in');
    expect(await logIn(postgres, 'pc_kl-12', passwords[0] ?? '')).toContain('password authentication failed');
    expect(postgres.runShell('sh create-pc-roles.sh secret --new-password KL-9', folder)).toMatchObject({
      code: 1,
      complaints: 'pc_kl-9: there is no such role\n',
    });
    await postgres.run('ALTER ROLE "pc_kl-13" NOLOGIN');
    expect(postgres.runShell('sh create-pc-roles.sh secret --new-password KL-13', folder)).toMatchObject({
      code: 1,
      complaints: 'pc_kl-13: the role is closed (NOLOGIN), nothing changed\n',
    });
    expect(passwordOf('kl-13')).toBe(passwords[1]);

    // A server that refuses leaves no file of a password that counts nowhere, and nothing in its log.
    await postgres.run(`ALTER SYSTEM SET log_statement = 'all'`);
    await postgres.run('SELECT pg_reload_conf()');
    await postgres.run('ALTER ROLE helpdesk_desk RENAME TO elsewhere');
    const refused = postgres.runShell('echo KL-77 | sh create-pc-roles.sh secret', folder);
    expect(refused).toMatchObject({ code: 1, printed: [] });
    expect(readdirSync(join(folder, 'secret')).filter((file) => file.includes('77'))).toEqual([]);
    expect(readFileSync(join(postgres.folder, 'log'), 'utf8')).not.toContain('PASSWORD');
  }, 60_000);

  it('make a certificate that PCs accept', async () => {
    const postgres = await startSharedHistory();
    await postgres.addDesk('pc_a');
    const folder = tempFolder();
    makeCertificateIn(postgres, folder);
    const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
    expect(new X509Certificate(read('server.crt')).subjectAltName).toBe('DNS:localhost');
    await serveCertificate(postgres, { cert: read('server.crt'), key: read('server.key') });
    const trusted = join(folder, 'ca.crt');
    expect(await connectTrusting(postgres, trusted, 'localhost')).toBe('connected');
    expect(await connectTrusting(postgres, trusted, '127.0.0.1')).toBe('certificate-name');
  });

  it('replace the authority, while PCs trust the old one and the new one', async () => {
    const postgres = await startSharedHistory();
    await postgres.addDesk('pc_a');
    const [before, after] = [tempFolder(), tempFolder()];
    makeCertificateIn(postgres, before);
    makeCertificateIn(postgres, after);
    cpSync(join(before, 'ca.crt'), join(after, 'ca-old.crt'));
    const joinBoth = command(['set-up-the-server.md', '## Another authority'], 'ca-both.crt');
    expect(postgres.runShell(joinBoth, after)).toMatchObject({ code: 0, complaints: '' });
    for (const [folder, answerToOld] of [
      [before, 'connected'],
      [after, 'certificate-rejected'],
    ] as const) {
      const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
      await serveCertificate(postgres, { cert: read('server.crt'), key: read('server.key') });
      expect(await connectTrusting(postgres, join(after, 'ca-both.crt'), 'localhost')).toBe('connected');
      expect(await connectTrusting(postgres, join(after, 'ca-old.crt'), 'localhost')).toBe(answerToOld);
    }
  });

  it('make a supervisor, close a role and open it again, hand its rows over, and name the PCs that are silent', async () => {
    const postgres = await startSharedHistory();
    const folder = copyScripts();
    for (const name of ['"pc_kl-12"', '"pc_kl-12b"', 'pc_new'])
      await postgres.run(`CREATE ROLE ${name} LOGIN PASSWORD 'p' IN ROLE helpdesk_desk`);
    const isSupervisor = async () =>
      (await postgres.run(`SELECT pg_has_role('pc_kl-12', 'helpdesk_supervisor', 'USAGE') AS is`))[0];
    for (const [part, is] of [
      ['GRANT', true],
      ['REVOKE', false],
    ] as const) {
      expect(postgres.runShell(command(roles, part), folder)).toMatchObject({ code: 0, complaints: '' });
      expect(await isSupervisor()).toEqual({ is });
    }

    const silent = () => postgres.runShell(command(watch, 'silent-pcs.sh'), folder);
    expect(silent()).toMatchObject({ code: 0, printed: [] });
    await postgres.run(
      `INSERT INTO helpdesk.desk (id, owner, pc_name, session, token, seen_at)
       SELECT gen_random_uuid(), owner, upper(owner), 1, gen_random_uuid(), now() - days * interval '1 day'
       FROM (VALUES ('pc_kl-12', 4), ('pc_kl-12b', 4), ('pc_kl-12b', 1), ('pc_gone', 9)) AS seen (owner, days)`,
    );
    expect(silent()).toMatchObject({
      code: 1,
      printed: [expect.stringMatching(/^PC_KL-12 \(pc_kl-12\) since 2/)],
    });
    expect(postgres.runShell('sh silent-pcs.sh', folder).printed).toHaveLength(2);
    expect(postgres.runShell('sh silent-pcs.sh', folder, 'nobody')).toMatchObject({ code: 2 });
    expect(readRows(postgres, command(['connect-the-pcs.md', '## Check'], 'FROM pg_roles'))).toEqual([
      'pc_new',
    ]);
    const absent = command(erasure, 'seen_at').replace(/'2026[^']*'/, `now() - interval '2 days'`);
    expect(readRows(postgres, absent).map((row) => row.split('|')[1])).toEqual(['pc_kl-12', 'pc_kl-12b']);

    const close = readCommands(...closing);
    expect(close).toHaveLength(3);
    for (const line of close.slice(0, 2)) readRows(postgres, line);
    expect(await logIn(postgres, 'pc_kl-12', 'p')).toContain('not permitted to log in');
    expect(silent()).toMatchObject({ code: 0, printed: [] });

    const [, , reopen = ''] = readCommands(...closing);
    const open = () => postgres.runShell(reopen, folder);
    for (const place of ['', 'IN DATABASE helpdesk'])
      await postgres.run(`ALTER ROLE "pc_kl-12" ${place} SET default_transaction_read_only = on`);
    expect(open()).toEqual({ code: 0, printed: ['pc_kl-12: reopened'], complaints: '' });
    const password = readFileSync(join(folder, 'secret', 'kl-12.txt'), 'utf8').trim();
    expect(await logIn(postgres, 'pc_kl-12', password)).toBe('logged in');
    expect(await logIn(postgres, 'pc_kl-12', 'p')).toContain('password authentication failed');
    expect(await postgres.run('SELECT 1 FROM pg_db_role_setting WHERE setrole <> 0')).toEqual([]);
    expect(open()).toMatchObject({
      code: 1,
      complaints: 'pc_kl-12: the role is not closed, nothing changed\n',
    });

    const [handOver = ''] = readCommands('close-or-change-a-role.md', '## Give a PC another role');
    const hand = (line: string) => postgres.runShell(line, folder);
    expect(hand(handOver.replace('pc_kl-12b', 'pc_kl-21b')).complaints).toContain(
      '"pc_kl-21b" does not exist',
    );
    expect(hand(handOver.replace('pc_kl-12', 'pc_kl-21')).complaints).toContain(
      'no PC has shared anything as the role pc_kl-21',
    );
    expect(hand(handOver).printed.join(' ')).toContain(
      '0 tickets, 0 notes and incidents of pc_kl-12 now belong to pc_kl-12b',
    );
  });

  it('list the account that has not connected since an erasure, beside one of the same PC that is connected', async () => {
    const postgres = await startSharedHistory();
    await postgres.addDesk('pc_a');
    const countHistories = async () => (await postgres.run('SELECT 1 FROM helpdesk.desk')).length;
    const siti = await openJoinedPc(postgres, 'pc_a', { pcName: 'siti on A' });
    await eventually(countHistories).toBe(1);
    await siti.close();
    await openJoinedPc(postgres, 'pc_a', { pcName: 'lim on A' });
    await eventually(countHistories).toBe(2);
    const list = command(erasure, 'seen_at').replace(/'2026[^']*'/, `now() + interval '1 day'`);
    expect(readRows(postgres, list).map((row) => row.split('|')[0])).toEqual(['siti on A']);
    // A history that is gone is left out at the next erasure by the time of this one.
    const next = list.replace(' ORDER BY', ' AND seen_at >= now() ORDER BY');
    expect(readRows(postgres, next)).toEqual([]);
  });

  it('close the roles of several PCs by a list that Windows wrote, and open them again', async () => {
    const postgres = await startSharedHistory();
    const folder = copyScripts();
    expect(postgres.runShell('sh create-pc-roles.sh secret KL-1 KL-2 KL-3', folder).code).toBe(0);
    writeFileSync(join(folder, 'lost.txt'), 'KL-1\r\nKL-2');
    const [close = '', reopen = ''] = readCommands('close-or-change-a-role.md', '## Several PCs');
    const openRoles = `SELECT rolname FROM pg_roles WHERE rolname ~ '^pc_' AND rolcanlogin ORDER BY 1`;
    expect(postgres.runShell(close, folder)).toMatchObject({ code: 0, complaints: '' });
    expect(await postgres.run(openRoles)).toEqual([{ rolname: 'pc_kl-3' }]);
    expect(postgres.runShell(reopen, folder)).toMatchObject({
      code: 0,
      printed: ['pc_kl-1: reopened', 'pc_kl-2: reopened'],
    });
    expect(await postgres.run(openRoles)).toHaveLength(3);
  });

  it('remove old tickets without a line, which cron would mail each night', async () => {
    const postgres = await startSharedHistory();
    await postgres.run(
      `INSERT INTO helpdesk.notice (text, created_at, ends_at)
       SELECT text, at, at FROM (VALUES ('old', now() - interval '401 days'), ('new', now())) AS notice (text, at)`,
    );
    const remove = command(['old-tickets.md', '# Keep or remove old tickets'], 'remove_older_than');
    expect(postgres.runShell(remove, postgres.folder)).toEqual({ code: 0, printed: [], complaints: '' });
    expect(await postgres.run('SELECT text FROM helpdesk.notice')).toEqual([{ text: 'new' }]);
  });

  it('take everything off the server', async () => {
    const postgres = await startSharedHistory();
    const folder = copyScripts();
    for (const name of ['pcx', 'pc_of_another_database']) await postgres.run(`CREATE ROLE ${name}`);
    expect(postgres.runShell("printf 'KL-12\\nKL-13' | sh create-pc-roles.sh secret", folder).code).toBe(0);
    await postgres.run('CREATE ROLE helpdesk_others');
    const lines = readCommands('remove-the-server.md', '## Commands');
    const [drop = '', dropRoles = ''] = lines;
    for (const line of [drop, dropRoles])
      expect(postgres.runShell(line, folder).printed.join(), 'a server of another name').toMatch(
        /^(STOPPED)?$/,
      );
    expect(await postgres.run(`SELECT rolname FROM pg_roles WHERE rolname ~ '^pc_kl'`)).toHaveLength(2);
    for (const line of lines)
      expect(postgres.runShell(line.replace('db-1', '"$(hostname)"'), folder)).toMatchObject({
        code: 0,
        complaints: '',
      });
    const proof = lines.find((line) => line.includes('UNION')) ?? '';
    expect(readRows(postgres, proof.replace('-X -At', '-X'))).toEqual(['pc_of_another_database']);
    const listRoles = `psql -X -At -d postgres -c "SELECT rolname FROM pg_roles WHERE rolname ~ '^(pc|helpdesk_)'"`;
    expect(postgres.runShell(listRoles, folder).printed).toEqual(['pcx', 'pc_of_another_database']);

    // The files that are left, of PostgreSQL in any version, in the place of those of this machine.
    const root = tempFolder();
    const left = ['etc/postgresql/16/main/conf.d/helpdesk.conf', 'var/lib/postgresql/17/main/server.key'].map(
      (file) => join(root, file),
    );
    for (const file of left) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, '');
    }
    const listFiles = lines.find((line) => line.startsWith('ls -d')) ?? '';
    const inRoot = listFiles.replaceAll(' /', ` ${root}/`);
    expect(postgres.runShell(inRoot, folder).printed).toEqual(left);
  });

  it('restore a backup on the same server, where the PCs add what it lacks, and on a new one', async () => {
    const postgres = await startSharedHistory();
    const folder = copyScripts();
    // The folder of a server, and names with the time of the dump.
    const dump = command(dumpByHand, 'pg_dump').replace(goToBackups, '').replaceAll('-$at', '');
    const saveAndDrop = command(restoring, 'DROP DATABASE').replace(goToBackups, '');
    const restore = command(restoring, '-f helpdesk.sql');
    const restoreRoles = command(restoring, 'roles.sql');
    await postgres.run(`CREATE ROLE monitoring LOGIN PASSWORD 'old'`);
    for (const name of ['pc_a', 'pc_lost']) await postgres.addDesk(name);
    const pc = await openJoinedPc(postgres, 'pc_a');
    const callsOn = (server: Postgres) => async () =>
      (await server.run('SELECT call FROM helpdesk.ticket ORDER BY call')).map(({ call }) => call);
    await pc.make(callOf(1));
    await eventually(callsOn(postgres)).toEqual([callOf(1)]);
    expect(postgres.runShell(dump, folder)).toMatchObject({ code: 0, complaints: '' });
    await pc.make(callOf(2));
    await eventually(callsOn(postgres)).toEqual([callOf(1), callOf(2)]);

    for (const line of [saveAndDrop, restore])
      expect(postgres.runShell(line, folder)).toMatchObject({ code: 0, complaints: '' });
    await eventually(callsOn(postgres)).toEqual([callOf(1), callOf(2)]);

    const another = await startEmptyServer();
    dropDatabase(another);
    const readOtherRoles = `psql -X -At -d postgres -c "SELECT rolname, rolpassword FROM pg_authid WHERE rolname !~ '^(pc|helpdesk)_'"`;
    expect(
      another.runShell(
        `psql -X -q -d postgres -c "CREATE ROLE monitoring LOGIN PASSWORD 'new'" && ${readOtherRoles} > before`,
        folder,
      ).code,
    ).toBe(0);
    for (const line of [restoreRoles, restore, `${readOtherRoles} | diff before -`])
      expect(another.runShell(line, folder)).toMatchObject({ code: 0, complaints: '' });
    for (const name of ['pc_a', 'pc_lost']) expect(await logIn(another, name, name)).toBe('logged in');
    expect(await callsOn(another)()).toEqual([callOf(1)]);

    await another.run(`CREATE ROLE pc_of_another_database LOGIN`);
    writeFileSync(join(folder, 'pcs.txt'), 'A\nNew\n');
    for (const line of readCommands('new-server.md', '## Roles on a new server'))
      expect(another.runShell(line, folder)).toMatchObject({ code: 0, complaints: '' });
    for (const pcName of ['a', 'new']) {
      const password = readFileSync(join(folder, 'secret', `${pcName}.txt`), 'utf8').trim();
      expect(await logIn(another, `pc_${pcName}`, password)).toBe('logged in');
    }
    expect(await logIn(another, 'pc_a', 'pc_a')).toContain('password authentication failed');
    expect(await logIn(another, 'pc_lost', 'pc_lost')).toContain('not permitted to log in');
    expect(
      await another.run(`SELECT rolname FROM pg_roles WHERE rolname ~ '^pc_' AND rolcanlogin ORDER BY 1`),
    ).toEqual(['pc_a', 'pc_new', 'pc_of_another_database'].map((rolname) => ({ rolname })));
  }, 60_000);

  it('save what a restore replaces, and bring back what a PC wrote that is gone, from an archive', async () => {
    const postgres = await startSharedHistory();
    const folder = copyScripts();
    const here = (line: string): string => line.replace(goToBackups, '');
    const run = (section: Section, part: string) => postgres.runShell(here(command(section, part)), folder);
    for (const name of ['pc_a', 'pc_lost', 'pc_new']) await postgres.addDesk(name);
    const lost = await openJoinedPc(postgres, 'pc_lost');
    const stays = await openJoinedPc(postgres, 'pc_a');
    const callsOnServer = async () =>
      (await postgres.run('SELECT call FROM helpdesk.ticket ORDER BY call')).map(({ call }) => call);
    const ticketsOf = ({ db }: SyncedPc): number => db.prepare('SELECT 1 FROM ticket').all().length;
    await stays.make(callOf(1));
    await eventually(callsOnServer).toEqual([callOf(1)]);
    expect(postgres.runShell(here(command(dumpByHand, 'pg_dump')).replaceAll('-$at', ''), folder).code).toBe(
      0,
    );
    await lost.make(callOf(2));
    await eventually(() => ticketsOf(stays)).toBe(2);
    await lost.close();
    const archive = await exportArchiveOf(stays);

    const nowhere = command(restoring, 'DROP DATABASE').replace(goToBackups, 'cd gone && ');
    expect(postgres.runShell(nowhere, folder)).toMatchObject({
      code: 1,
      printed: ['STOPPED: not saved, or not dropped'],
    });
    expect(await callsOnServer()).toEqual([callOf(1), callOf(2)]);
    expect(run(restoring, 'DROP DATABASE')).toMatchObject({ code: 0, complaints: '' });
    const saved = readdirSync(folder).filter((file) => /^helpdesk-replaced-[\d-]{17}\.sql$/.test(file));
    expect(saved).toHaveLength(1);
    expect(readFileSync(join(folder, saved[0] ?? ''), 'utf8')).toContain(callOf(2));
    expect(run(restoring, '-f helpdesk.sql').code).toBe(0);
    const fresh = await openUpToDatePc(postgres, 'pc_new');
    await importOnPc(stays, archive);
    await stays.make(callOf(3));
    await eventually(() => ticketsOf(fresh)).toBe(2);
    expect(await callsOnServer()).toEqual([callOf(1), callOf(3)]);

    await importOnPc(fresh, archive);
    await eventually(callsOnServer).toEqual([callOf(1), callOf(2), callOf(3)]);
  }, 60_000);

  it('restore a dump on trial beside the live database, which stays as it is, with its PCs', async () => {
    const postgres = await startSharedHistory();
    const folder = tempFolder();
    for (const name of ['pc_a', 'pc_lost']) await postgres.addDesk(name);
    await postgres.run('CREATE ROLE monitoring LOGIN');
    const pc = await openUpToDatePc(postgres, 'pc_a');
    const countTickets = async () => (await postgres.run('SELECT 1 FROM helpdesk.ticket')).length;
    await pc.make(callOf(1));
    await eventually(countTickets).toBe(1);
    const dump = command(dumpByHand, 'pg_dump').replace(goToBackups, '').replaceAll('-$at', '-5');
    expect(postgres.runShell(dump, folder)).toMatchObject({ code: 0, complaints: '' });
    await pc.make(callOf(2));
    await eventually(countTickets).toBe(2);
    // What has changed since the dump, which sets it, too.
    await postgres.run(`ALTER DATABASE helpdesk SET idle_in_transaction_session_timeout = '31s'`);
    await postgres.run('GRANT CONNECT ON DATABASE helpdesk TO PUBLIC');
    const describeLive = () =>
      Promise.all(
        [
          'SELECT * FROM pg_database ORDER BY oid',
          'SELECT * FROM pg_db_role_setting ORDER BY setdatabase, setrole',
          'SELECT rolname, rolpassword, rolcanlogin FROM pg_authid ORDER BY oid',
          'SELECT * FROM helpdesk.ticket ORDER BY id',
          'SELECT * FROM helpdesk.server',
          `SELECT pid FROM pg_stat_activity WHERE application_name = 'StoreHub Helpdesk'`,
        ].map((sql) => postgres.run(sql)),
      );
    const before = await describeLive();

    const ran = readCommands(...onTrial).map((line) => postgres.runShell(line, folder));
    expect(ran.map(({ code, complaints }) => ({ code, complaints }))).toEqual(
      Array.from({ length: 6 }, () => ({ code: 0, complaints: '' })),
    );
    expect(ran.flatMap(({ printed }) => printed)).toEqual([
      expect.stringMatching(/^helpdesk\|2\|\d{4}-\d\d-\d\d /),
      expect.stringMatching(/^helpdesk_trial\|1\|\d{4}-\d\d-\d\d /),
      expect.stringMatching(/^SH-[^|]+\|/),
      '2',
    ]);
    expect(await describeLive()).toEqual(before);
    await pc.make(callOf(3));
    await eventually(countTickets).toBe(3);

    // A dump that was cut off on its way to the other machine.
    const whole = readFileSync(join(folder, 'helpdesk-5.sql'), 'utf8');
    writeFileSync(join(folder, 'helpdesk-5.sql'), whole.slice(0, whole.indexOf('COPY helpdesk.ticket') + 60));
    const [create = '', fill = ''] = readCommands(...onTrial);
    expect(postgres.runShell(create, folder).code).toBe(0);
    expect(postgres.runShell(fill, folder).complaints).toContain('ERROR');
  }, 60_000);
});
