import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pass } from 'node:timers/promises';
import { Client } from 'pg';
import { startPostgres, type Postgres } from './start-postgres';
import type { Measurement } from '../measurement/measurement';
import { createSeededRandom, drawSeed } from '../measurement/seeded-random';
import { startSlowNetwork } from './slow-network';

type History = { readonly isWholeMade: boolean; readonly tickets: readonly string[] };

/** `runs` are tickets per PC. */
const countPcs = (runs: number): number => (runs >= 100 ? 20 : 5);
const settleLimitMs = 300_000;

/**
 * PCs make tickets, corrections and notes through one server, over a slow network, while PCs, the server and the network
 * are killed and cut. In the end every PC has the same history, and the server has each ticket once.
 */
export const equalHistories: Measurement = {
  id: 'D1',
  unit: 'tickets missing, duplicated or different on a PC or on the server',
  goal: 0,
  runs: { full: 100, short: 25 },
  measure: async (runs, seed) => {
    const random = createSeededRandom(seed);
    const root = mkdtempSync(join(tmpdir(), 'helpdesk-desks-'));
    const postgres = await startPostgres();
    const network = await startSlowNetwork(postgres.port, random);
    let pcs: Pc[] = [];
    try {
      postgres.setUp();
      const naive = await countBySequence(postgres);
      const users = Array.from({ length: countPcs(runs) }, (_, index) => `pc_${index}`);
      for (const user of users) await postgres.addDesk(user);
      const start = (user: string): Pc => {
        const folder = join(root, user);
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        return startPc([folder, String(network.port), user, String(runs), String(drawSeed(random))]);
      };
      pcs = users.map(start);
      let [kills, cuts, restarts] = [0, 0, 0];
      for (let round = 0; round < (runs >= 100 ? 40 : 8); round += 1) {
        await pass(400 + random() * 600);
        const at = Math.floor(random() * pcs.length);
        await pcs[at]?.kill();
        pcs = pcs.map((pc, index) => (index === at ? start(users[at] ?? '') : pc));
        kills += 1;
        if (random() < 0.5) {
          network.cut();
          cuts += 1;
        }
        if (round % 4 === 2) {
          postgres.kill();
          await pass(200);
          postgres.start();
          restarts += 1;
        }
      }
      const { histories, server } = await settle(pcs, postgres);
      const [first] = histories;
      const wrong = histories.map(({ tickets }) => countDifferences(tickets, first?.tickets ?? []));
      const made = new Set(first?.tickets.map((ticket) => nameOf(ticket)));
      const onServer = server.filter((name) => made.has(name)).length;
      const calls = new Set(first?.tickets.map((ticket) => nameOf(ticket).split(' ')[0]));
      return {
        value:
          wrong.reduce((sum, count) => sum + count, 0) +
          Math.abs(made.size - onServer) +
          (server.length - onServer) +
          Math.abs(users.length * runs - calls.size),
        control: await naive.missed(),
        seen: { pcs: users.length, tickets: made.size, kills, cuts, serverRestarts: restarts },
      };
    } finally {
      for (const pc of pcs) await pc.kill();
      network.stop();
      await postgres.stop();
      rmSync(root, { recursive: true, force: true });
    }
  },
};

/** A control: a reader that asks for the rows behind the highest number it has seen. */
async function countBySequence(postgres: Postgres): Promise<{ missed: () => Promise<number> }> {
  await postgres.run(`
    CREATE TABLE public.numbered (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
    CREATE FUNCTION public.number_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
      'BEGIN INSERT INTO public.numbered DEFAULT VALUES; RETURN NULL; END';
    CREATE TRIGGER number_change AFTER INSERT OR UPDATE ON helpdesk.ticket
    FOR EACH ROW EXECUTE FUNCTION public.number_change()`);
  let [last, seen] = [0, 0];
  const run = { isOver: false };
  const reading = (async () => {
    let client: Client | null = null;
    while (!run.isOver) {
      try {
        client ??= await connect(postgres);
        const { rows } = await client.query<{ id: number }>(
          'SELECT id::int FROM public.numbered WHERE id > $1 ORDER BY id',
          [last],
        );
        seen += rows.length;
        last = rows.at(-1)?.id ?? last;
      } catch {
        // The server was killed.
        client = null;
      }
      await pass(1);
    }
    await client?.end();
  })();
  return {
    missed: async () => {
      run.isOver = true;
      await reading;
      const [row] = await postgres.run('SELECT count(*)::int AS all FROM public.numbered WHERE id <= $1', [
        last,
      ]);
      return Number(row?.['all']) - seen;
    },
  };
}

async function connect({ folder, port }: Postgres): Promise<Client> {
  const client = new Client({ host: folder, port, user: 'helpdesk', database: 'helpdesk' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Waits until every PC has made all of its tickets and nothing changes any more. */
async function settle(pcs: readonly Pc[], postgres: Postgres) {
  const beganMs = performance.now();
  for (;;) {
    const histories = await Promise.all(pcs.map((pc) => pc.history()));
    const rows = await postgres.run(
      `SELECT call || ' ' || reference AS name FROM helpdesk.ticket WHERE is_maker`,
    );
    const server = rows.map(({ name }) => String(name));
    const [first] = histories;
    const isEqual =
      histories.every(({ isWholeMade }) => isWholeMade) &&
      histories.every(({ tickets }) => countDifferences(tickets, first?.tickets ?? []) === 0) &&
      server.length === first?.tickets.length;
    if (isEqual || performance.now() - beganMs > settleLimitMs) return { histories, server };
    await pass(1_000);
  }
}

function nameOf(ticket: string): string {
  const { call, reference } = JSON.parse(ticket) as { call: string; reference: string };
  return `${call} ${reference}`;
}

function countDifferences(one: readonly string[], other: readonly string[]): number {
  const [here, there] = [new Set(one), new Set(other)];
  return (
    one.filter((ticket) => !there.has(ticket)).length + other.filter((ticket) => !here.has(ticket)).length
  );
}

type Pc = { readonly history: () => Promise<History>; readonly kill: () => Promise<void> };

function startPc(args: readonly string[]): Pc {
  const child: ChildProcessWithoutNullStreams = spawn(
    process.execPath,
    [process.env['HELPDESK_DESK'] ?? '', ...args],
    { stdio: 'pipe' },
  );
  child.stderr.pipe(process.stderr);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
  });
  const answers: ((history: History) => void)[] = [];
  createInterface(child.stdout).on('line', (line) => answers.shift()?.(JSON.parse(line) as History));
  return {
    history: () =>
      new Promise((resolve) => {
        answers.push(resolve);
        child.stdin.write('\n');
      }),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
