import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** The file that sets the shared history up. */
export const serverSql = readFileSync(
  join(import.meta.dirname, '../../docs/shared-history/server.sql'),
  'utf8',
);

/** How a line of a shell ended: its code, the lines that it printed, and what it wrote to standard error. */
export type ShellRun = {
  readonly code: number | null;
  readonly printed: readonly string[];
  readonly complaints: string;
};

export type Postgres = {
  readonly port: number;
  /** The folder of the server, which the user that runs it can read. */
  readonly folder: string;
  /** Runs SQL as a superuser. @returns the rows */
  readonly run: (sql: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;
  /**
   * Sets the shared history up.
   * @param sql by this in the place of `serverSql`
   * @returns what psql complains about
   */
  readonly setUp: (sql?: string) => string;
  /** Runs a line of a shell in a folder, with the programs of the server, as the owner of the database or another role. */
  readonly runShell: (line: string, folder: string, user?: string) => ShellRun;
  /** Creates a login role of a PC, with its name as the password. */
  readonly addDesk: (name: string) => Promise<void>;
  /** Dumps the database, without the roles of the server. @returns the SQL */
  readonly dump: () => string;
  /** Drops the database and creates it from a dump, which ends all connections to it. */
  readonly restore: (dump: string) => Promise<void>;
  /** Copies the files of the server while it runs. @returns a function that stops it, puts them back, and starts it */
  readonly copyFiles: () => () => void;
  readonly kill: () => void;
  readonly start: () => void;
  readonly stop: () => Promise<void>;
  readonly programs: string;
};

/**
 * A new, empty PostgreSQL server on a loopback port, with passwords. It does not wait for the disk.
 * @param settings further settings of the server, such as `ssl=on`
 * @param port of a server that it takes the place of
 */
export async function startPostgres(
  settings: readonly string[] = [],
  port: number | null = null,
): Promise<Postgres> {
  const programs = programsFolder();
  const folder = mkdtempSync(join(tmpdir(), 'helpdesk-postgres-'));
  const [data, log] = [join(folder, 'data'), join(folder, 'log')];
  const isRoot = process.getuid?.() === 0;
  chmodSync(folder, 0o755);
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  const asServer = (program: string, args: readonly string[]): void => {
    const command = [join(programs, program), ...args];
    // PostgreSQL refuses to run as root.
    const [file = '', ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    execFileSync(file, rest, { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder });
  };
  const auth = ['--auth-local=trust', '--auth-host=scram-sha-256'];
  asServer('initdb', ['-D', data, '-U', 'helpdesk', ...auth, '-E', 'UTF8', '--locale=C.UTF-8', '-N']);
  const onPort = port ?? (await findFreePort());
  const options = [
    'fsync=off',
    'listen_addresses=127.0.0.1',
    `port=${onPort}`,
    'max_connections=60',
    ...settings,
  ]
    .map((setting) => `-c ${setting}`)
    .join(' ');
  const start = (): void =>
    asServer('pg_ctl', ['-D', data, '-l', log, '-w', '-o', `${options} -k ${folder}`, 'start']);
  start();
  const environment = { PGHOST: folder, PGPORT: String(onPort), PGUSER: 'helpdesk', PGDATABASE: 'helpdesk' };
  execFileSync(join(programs, 'createdb'), ['-E', 'UTF8', '--maintenance-db=postgres', 'helpdesk'], {
    env: environment,
  });

  async function run(
    sql: string,
    values: readonly unknown[] = [],
    database = 'helpdesk',
  ): Promise<Record<string, unknown>[]> {
    const client = new Client({ host: folder, port: onPort, user: 'helpdesk', database });
    // The server may be killed meanwhile: the query then fails.
    client.on('error', () => undefined);
    await client.connect();
    try {
      const answer = await client.query<Record<string, unknown>>(sql, [...values]);
      return answer.rows;
    } finally {
      await client.end();
    }
  }

  return {
    port: onPort,
    folder,
    programs,
    run,
    setUp: (sql = serverSql) =>
      spawnSync(join(programs, 'psql'), ['-X', '-v', 'ON_ERROR_STOP=1', '--single-transaction', '-f', '-'], {
        env: environment,
        encoding: 'utf8',
        input: sql,
      }).stderr,
    runShell: (line, cwd, user = 'helpdesk') => {
      const PATH = `${programs}:${process.env['PATH'] ?? ''}`;
      const env = { ...process.env, ...environment, PGUSER: user, PATH };
      const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', line], { cwd, env, encoding: 'utf8' });
      return { code: status, printed: stdout.split('\n').filter((text) => text !== ''), complaints: stderr };
    },
    addDesk: async (name) => {
      await run(`CREATE ROLE ${name} LOGIN PASSWORD '${name}' IN ROLE helpdesk_desk`);
    },
    dump: () =>
      execFileSync(join(programs, 'pg_dump'), { env: environment, encoding: 'utf8', maxBuffer: 2 ** 30 }),
    restore: async (dump) => {
      await run('DROP DATABASE helpdesk WITH (FORCE)', [], 'postgres');
      await run('CREATE DATABASE helpdesk', [], 'postgres');
      execFileSync(join(programs, 'psql'), ['-X', '-q', '-v', 'ON_ERROR_STOP=1'], {
        env: environment,
        input: dump,
        stdio: ['pipe', 'ignore', 'inherit'],
      });
    },
    copyFiles: () => {
      const copy = join(folder, 'copy');
      const login = ['-h', folder, '-p', String(onPort), '-U', 'helpdesk'];
      asServer('pg_basebackup', ['-D', copy, ...login, '-X', 'stream', '-c', 'fast']);
      return () => {
        asServer('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
        rmSync(data, { recursive: true });
        renameSync(copy, data);
        start();
      };
    },
    kill: () => asServer('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']),
    start,
    stop: async () => {
      asServer('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(folder, { recursive: true, force: true });
      await Promise.resolve();
    },
  };
}

function programsFolder(): string {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  for (const version of versions) {
    const folder = join(debian, version, 'bin');
    if (existsSync(join(folder, 'initdb'))) return folder;
  }
  throw new Error('PostgreSQL is missing: apt-get install --no-install-recommends postgresql');
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
