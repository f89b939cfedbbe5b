import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { prepareTicketsForArchive } from '../../src-main/archive/tickets-for-archive';
import { openDatabase } from '../../src-main/db/open-database';
import type { Measurement } from '../measurement/measurement';
import { createSeededRandom, drawSeed } from '../measurement/seeded-random';
import { startPostgres, type Postgres } from './postgres';

const docs = join(import.meta.dirname, '../../docs/shared-history');
const places = (root: string) => ({
  desks: ['a', 'b'].map((name) => join(root, name)),
  share: join(root, 'share'),
});

/**
 * Two PCs write to one folder while its files are imported into PostgreSQL. PCs and importer are killed repeatedly, at
 * least once between writing a file and recording that it was written. In the end the database has every ticket once,
 * as on its PC, and none that was erased. Importing every file again in another order changes nothing.
 */
export const twoPcSync: Measurement = {
  id: 'D1',
  unit: 'tickets missing, doubled, stale or not forgotten in PostgreSQL',
  goal: 0,
  runs: { full: 40, short: 4 },
  measure: async (runs, seed) => {
    const random = createSeededRandom(seed);
    const root = mkdtempSync(join(tmpdir(), 'helpdesk-desks-'));
    const postgres = startPostgres();
    try {
      const { desks, share } = places(root);
      const kept = join(root, 'kept');
      for (const folder of [...desks, share, kept]) mkdirSync(folder, { mode: 0o700 });
      postgres.run('-f', join(docs, 'tables.sql'));
      for (let run = 0; run < runs; run += 1) {
        const working = desks.map((folder) =>
          start([...desk(folder, share, 'work'), String(drawSeed(random))], {}),
        );
        const taking = start(taker(share), postgres.env);
        await pass(700 + random() * 800);
        for (const one of [...working, taking]) await one.kill();
        keep(share, kept);
      }
      const takenWhileWorking = count(postgres);
      for (const folder of desks) await start(desk(folder, share, 'rest'), {}).ended;
      keep(share, kept);
      await start(taker(share), postgres.env).ended;
      for (const task of ['half', 'noted']) {
        for (const folder of desks) await start(desk(folder, share, task), {}).ended;
        keep(share, kept);
        await start(taker(share), postgres.env).ended;
      }
      const before = { differences: differences(desks, postgres), tickets: count(postgres) };

      for (const folder of desks) await start(desk(folder, share, 'erase'), {}).ended;
      keep(share, kept);
      await start(taker(share), postgres.env).ended;
      const erased = { differences: differences(desks, postgres), tickets: count(postgres) };

      // Imports everything again, newest first.
      const files = readdirSync(kept)
        .filter((name) => name.endsWith('.tsv'))
        .toSorted()
        .toReversed();
      for (const name of files) {
        for (const one of [name, `${name}.sha256`]) cpSync(join(kept, one), join(share, one));
        await start(taker(share), postgres.env).ended;
      }
      const again = differences(desks, postgres);
      if (before.tickets === 0 || erased.tickets >= before.tickets) throw new Error('nothing was tried');
      return {
        value: before.differences + erased.differences + again + readdirSync(share).length,
        control: doubledWithoutNames(postgres, kept, files),
        seen: {
          tickets: before.tickets,
          takenWhileWorking,
          erased: before.tickets - erased.tickets,
          files: files.length,
        },
      };
    } finally {
      postgres.stop();
      rmSync(root, { recursive: true, force: true });
    }
  },
};

/** A control: the naive import, which copies each file into a table as it comes. */
function doubledWithoutNames(postgres: Postgres, kept: string, files: readonly string[]): number {
  postgres.run('-c', 'CREATE TABLE plain (LIKE ticket); ALTER TABLE plain ADD erased_why text;');
  const columns =
    'desk, pc, segment, call, reference, erased_why, state, case_number, storehub_ticket_id, made_at, name, phone, store, dealer, service_id, priority, issue, remark, address, state_name, longitude, latitude, sms, email, notes, archived';
  postgres.run(
    '-c',
    `DO $$ DECLARE c text; BEGIN
    FOR c IN SELECT attname FROM pg_attribute WHERE attrelid = 'plain'::regclass AND attnum > 0 AND attnotnull
    LOOP EXECUTE format('ALTER TABLE plain ALTER %I DROP NOT NULL', c); END LOOP; END $$`,
  );
  for (const name of files)
    postgres.run('-c', `\\copy plain (${columns}) FROM '${join(kept, name)}' WITH (FORMAT text)`);
  const [found] = postgres.rows(
    'SELECT count(*) - count(DISTINCT (call, reference)) AS doubled FROM plain WHERE erased_why IS NULL',
  ) as { doubled: number }[];
  return found?.doubled ?? 0;
}

type Known = { name: string; archived: string; state: string; notes: string | null };

function differences(desks: readonly string[], postgres: Postgres): number {
  const there = new Map(
    (
      postgres.rows(`SELECT call || ' ' || reference AS name, archived, state, notes FROM ticket`) as Known[]
    ).map((row) => [row.name, row]),
  );
  let wrong = 0;
  let here = 0;
  for (const folder of desks) {
    const opened = openDatabase(join(folder, 'helpdesk.db'), 'read');
    if (!opened.ok) throw new Error(opened.error.detail);
    for (const ticket of prepareTicketsForArchive(opened.value)()) {
      here += 1;
      const known = there.get(`${ticket.call.id} ${ticket.reference}`);
      if (known?.archived !== JSON.stringify(ticket) || known.state !== ticket.state) wrong += 1;
    }
    opened.value.close();
  }
  return wrong + Math.abs(there.size - here);
}

function count(postgres: Postgres): number {
  const [found] = postgres.rows('SELECT count(*) AS tickets FROM ticket') as { tickets: number }[];
  return found?.tickets ?? 0;
}

function keep(share: string, kept: string): void {
  for (const name of readdirSync(share))
    if (/\.tsv(?:\.sha256)?$/.test(name)) cpSync(join(share, name), join(kept, name));
}

const desk = (folder: string, share: string, task: string): string[] => [
  process.execPath,
  process.env['HELPDESK_DESK'] ?? '',
  folder,
  share,
  task,
];

const taker = (share: string): string[] => [join(docs, 'import.sh'), share];

function start([file = '', ...args]: string[], env: Readonly<Record<string, string>>) {
  const child = spawn(file, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const gone = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  const ended = gone.then((code) => {
    if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${code}`);
  });
  ended.catch(() => undefined);
  return {
    ended,
    kill: async (): Promise<void> => {
      try {
        // Kills the process and all its children.
        process.kill(-(child.pid ?? 0), 'SIGKILL');
      } catch {
        // It had already ended.
      }
      await gone;
    },
  };
}
