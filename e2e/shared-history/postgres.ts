import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type Postgres = {
  /** The environment with which psql finds the server. */
  readonly env: Readonly<Record<string, string>>;
  /** The rows of a query, each a JSON value. */
  readonly rows: (sql: string) => unknown[];
  readonly run: (...args: readonly string[]) => void;
  readonly stop: () => void;
};

/** A new, empty PostgreSQL server. It listens only on a socket in a folder. */
export function startPostgres(): Postgres {
  const programs = programsFolder();
  const folder = mkdtempSync(join(tmpdir(), 'helpdesk-postgres-'));
  const [data, log] = [join(folder, 'data'), join(folder, 'log')];
  const isRoot = process.getuid?.() === 0;
  chmodSync(folder, 0o755);
  if (isRoot) execFileSync('chown', ['postgres', folder]);
  const server = (program: string, args: readonly string[]): void => {
    const command = [join(programs, program), ...args];
    // PostgreSQL refuses to run as root.
    const [file = '', ...rest] = isRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command;
    execFileSync(file, rest, { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder });
  };
  server('initdb', ['-D', data, '-U', 'helpdesk', '--auth=trust', '-E', 'UTF8', '--locale=C.UTF-8', '-N']);
  server('pg_ctl', ['-D', data, '-l', log, '-w', '-o', `-c listen_addresses= -k ${folder}`, 'start']);
  const env = {
    PGHOST: folder,
    PGUSER: 'helpdesk',
    PGDATABASE: 'postgres',
    PATH: `${programs}:${process.env['PATH'] ?? ''}`,
  };
  const run = (...args: readonly string[]): void => {
    execFileSync('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', ...args], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  };
  return {
    env,
    run,
    rows: (sql) => {
      const asked = spawnSync(
        'psql',
        ['-X', '-At', '-v', 'ON_ERROR_STOP=1', '-c', `SELECT to_json(found) FROM (${sql}) AS found`],
        {
          env,
          encoding: 'utf8',
          maxBuffer: 1 << 29,
        },
      );
      if (asked.status !== 0) throw new Error(asked.stderr);
      return asked.stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as unknown);
    },
    stop: () => {
      server('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(folder, { recursive: true, force: true });
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
