import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { setTimeout as pass } from 'node:timers/promises';
import { openDatabase } from '../../src-main/db/open-database';
import { readyFields } from '../../src-main/tickets/sample-ticket.fixture';
import { createHelpdeskApp, type StartedApp } from '../bench/benchmark-apps';
import { token } from '../bench/fake-token';
import type { Pair } from '../bench/compare-with-control';
import { median } from '../bench/median-and-95th-percentile';
import { waitForForm } from '../bench/wait-for-form';
import { waitUntil } from '../bench/wait-until';
import { typeRound, watchTyping } from '../bench/typing-and-suggestion-latency';
import { startFakeStoreHub } from '../fake-storehub/fake-storehub';
import { runWithSwitch } from '../fixtures/run-with-switch';
import { openPrivateKeyring } from '../fixtures/private-keyring';
import type { Measurement } from '../measurement/measurement';
import { fillServer } from '../shared-history/fill-server';
import { measureTicketTableAndIndexSize } from '../shared-history/measure-ticket-table-and-index-size';
import { openHeadlessPc } from '../shared-history/open-headless-pc';
import { startPostgres, type Postgres } from '../shared-history/start-postgres';

/** From this many pairs on the speed of typing counts, too: a short history comes before that. */
const minPairs = 20;
const slowestRatio = 1.1;
/** Few, so that there are many pairs. */
const keysARound = 20;
const limitMs = 60_000;
const limitPerTicketMs = 3;
const pauseMs = 3_000;

/**
 * A new PC reads a long history from the server while an agent types in its window, and is killed in the middle of it. The
 * keys are timed in turns with those of the same app beside it, which shares nothing, so that each pair has the same load
 * from elsewhere. The control is what the PC lacks when it is killed.
 */
export const newPcKilledWhileReadingHistory: Measurement = {
  id: 'D3',
  unit: 'tickets that a new PC lacks in the end, and 1 if typing is slower than 1.1 times in the median of 20 pairs or more',
  goal: 0,
  runs: { full: 1_000_000, short: 10_000 },
  measure: async (runs) => {
    const root = mkdtempSync(join(tmpdir(), 'helpdesk-new-pc-'));
    const [postgres, storeHub, keyring] = [
      await startPostgres(),
      await startFakeStoreHub(),
      await openPrivateKeyring(),
    ];
    const endpoint = storeHub.endpoint.href;
    const env = { ...keyring.env, HELPDESK_API_URL: endpoint };
    const policies = join(root, 'policies.json');
    const shared = { ...env, HELPDESK_POLICIES: policies };
    const app = await createHelpdeskApp(shared);
    const beside = await createHelpdeskApp(env);
    try {
      postgres.setUp();
      for (const user of ['pc_old', 'pc_new']) await postgres.addDesk(user);
      await logOne(postgres, join(root, 'pc_old'), endpoint);
      const fillMs = performance.now();
      await fillServer(postgres, runs);
      const filledMs = performance.now() - fillMs;
      const bytes = await measureTicketTableAndIndexSize(postgres);
      await keyring.writeToken(token);
      const server = {
        SharedHistoryHost: '127.0.0.1',
        SharedHistoryPort: postgres.port,
        SharedHistoryUser: 'pc_new',
      };
      writeFileSync(policies, JSON.stringify(server));
      const folder = dirname(dirname(app.historyFile));
      await runWithSwitch('--take-server-password', folder, { env: shared, input: 'pc_new' });

      const other = await open(await beside.start());
      await pass(pauseMs);
      const first = await app.start();
      const killedMs = await waitForTickets(app.historyFile, runs / 10, runs);
      process.kill(first.pid, 'SIGKILL');
      const lacking = runs - newestTicket(app.historyFile);
      const again = await open(await app.start());
      const typed = typeInTurns(again, other);
      const restMs = await waitForTickets(app.historyFile, runs, runs);
      const pairs = await typed.end();
      await Promise.all([again.page.quit(), other.page.quit()]);
      const ratio = median(pairs.map(({ app: here, control }) => here / control));
      const lacks = runs - countTickets(app.historyFile);
      const seconds = (killedMs + restMs) / 1000;
      return {
        value: lacks + (pairs.length >= minPairs && ratio > slowestRatio ? 1 : 0),
        control: lacking,
        seen: {
          seconds: Math.round(seconds),
          ticketsPerSecond: Math.round(runs / seconds),
          keyRatio: rounded(ratio),
          keyMs: rounded(median(pairs.map((pair) => pair.app))),
          keyBesideMs: rounded(median(pairs.map((pair) => pair.control))),
          pairs: pairs.length,
          // In the order in which they were typed, each with the one beside it, in ms.
          pairsMs: pairs.map(({ app: here, control }) => [rounded(here), rounded(control)]),
          filledInSeconds: Math.round(filledMs / 1000),
          bytesPerTicket: Object.fromEntries(
            Object.entries(bytes).map(([name, all]) => [name, Math.round(all / runs)]),
          ),
        },
      };
    } finally {
      await Promise.all([app.remove(), beside.remove()]);
      await keyring.close();
      await storeHub.close();
      await postgres.stop();
      rmSync(root, { recursive: true, force: true });
    }
  },
};

const rounded = (number: number): number => Math.round(number * 100) / 100;

async function open(started: StartedApp): Promise<StartedApp> {
  await waitForForm(started.page);
  await watchTyping(started.page);
  return started;
}

/** Types in the two apps alternately until `end` is called. */
function typeInTurns(app: StartedApp, beside: StartedApp) {
  const pairs: Pair[] = [];
  const state = { isOver: false };
  const typing = (async () => {
    while (!state.isOver) {
      // Each goes first in every other pair.
      const first = pairs.length % 2 === 0 ? app : beside;
      const firstMs = await typeRound(first.page, keysARound);
      const secondMs = await typeRound((first === app ? beside : app).page, keysARound);
      pairs.push(first === app ? { app: firstMs, control: secondMs } : { app: secondMs, control: firstMs });
    }
  })();
  return {
    end: async (): Promise<Pair[]> => {
      state.isOver = true;
      await typing;
      return pairs;
    },
  };
}

/** Waits until that many tickets are in a history. @returns how long it took, in ms */
async function waitForTickets(file: string, count: number, all: number): Promise<number> {
  const fromMs = performance.now();
  const isLate = (): boolean => performance.now() - fromMs > limitMs + all * limitPerTicketMs;
  while (newestTicket(file) < count && !isLate()) await pass(200);
  return performance.now() - fromMs;
}

const newestTicket = (file: string): number => readNumber(file, 'SELECT coalesce(max(id), 0) FROM ticket');
const countTickets = (file: string): number => readNumber(file, 'SELECT count(*) FROM ticket');

function readNumber(file: string, sql: string): number {
  const db = openDatabase(file, 'read');
  if (!db.ok) return 0;
  try {
    return db.value.prepare<[], number>(sql).pluck().get() ?? 0;
  } catch {
    // It has no tables yet.
    return 0;
  } finally {
    db.value.close();
  }
}

/** Logs the ticket that the others are copies of. */
async function logOne(postgres: Postgres, folder: string, endpoint: string): Promise<void> {
  const { workspace, start } = await openHeadlessPc({
    folder,
    port: postgres.port,
    user: 'pc_old',
    endpoint,
  });
  try {
    await start();
    const callId = randomUUID();
    await workspace.stores.calls.begin(callId, Date.now());
    const fields = { ...readyFields, remark: 'Called twice before about the same receipt printer.' };
    const sent = await workspace.sender.send(callId, fields);
    if (!sent.ok) throw new Error(JSON.stringify(sent.error));
    await waitUntil(
      async () => (await postgres.run(`SELECT 1 FROM helpdesk.ticket WHERE state = 'created'`)).length > 0,
    );
  } finally {
    await workspace.close();
  }
}
