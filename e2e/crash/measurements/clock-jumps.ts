import type { CallFields } from '../../../shared/calls/call';
import { fail, succeed, type Result } from '../../../shared/result';
import type { StoreOpener } from '../../../src-main/data/open-stores';
import { openStoresInProcess } from '../../../src-main/data/open-stores-in-process.fixture';
import type { Workspace } from '../../../src-main/workspace/workspace';
import { fakeTime } from '../../../src-main/fake-storehub-and-timers.fixture';
import { queuedStatuses } from '../../../src-main/rows/tickets/ticket-status';
import { created, refused } from '../../fake-storehub/canned-answers';
import { startFakeStoreHub, type FakeStoreHub } from '../../fake-storehub/fake-storehub';
import {
  openHeadlessWorkspace,
  openStoresWith,
  token,
  withMethods,
} from '../../headless-app/open-headless-workspace';
import type { Measurement } from '../../measurement/measurement';
import { createSeededRandom, pickOne } from '../../measurement/seeded-random';
import { createFields } from '../scenarios/stop-while-sending';
import { readTicketName } from '../../fake-storehub/read-ticket-name';
import { withTempFolder } from '../app/temp-folder';

const dayMs = 24 * 60 * 60_000;
const tickets = 8;
const askedMs = 60_000;
const firstPauseMs = 15_000;

/** R12: between any two steps the clock jumps, and the time zone changes. */
export const clockJumps: Measurement = {
  id: 'R12',
  unit: 'tickets out of order, sent too early or never, forgotten callbacks, backups or duplicates, after a jump of the clock',
  goal: 0,
  runs: { full: 200, short: 8 },
  measure: async (runs, seed) => {
    const random = createSeededRandom(seed);
    const zone = process.env['TZ'];
    const harm: string[] = [];
    for (let run = 1; run <= runs; run += 1) harm.push(...(await aDayOfJumps(openStoresInProcess, random)));
    const inControl: string[] = [];
    for (let run = 1; run <= Math.min(runs, 10); run += 1)
      inControl.push(...(await aDayOfJumps(openByTime, random)));
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
    return { value: harm.length, control: inControl.length, seen: { harm: harm.slice(0, 5) } };
  },
};

/** A control: a naive implementation that orders tickets by the clock. */
const openByTime: StoreOpener = openStoresWith(
  (trusted) => trusted,
  (stores, { db }) => ({
    tickets: withMethods(stores.tickets, {
      nextQueued: () => {
        const first = db
          .prepare<[string], number>(
            `SELECT id FROM ticket WHERE state IN (SELECT value FROM json_each(?)) ORDER BY created_at_ms LIMIT 1`,
          )
          .pluck();
        return Promise.resolve(succeed(first.get(JSON.stringify(queuedStatuses)) ?? null));
      },
    }),
  }),
);

const zones = [
  'UTC',
  'Asia/Kuala_Lumpur',
  'Asia/Kathmandu',
  'America/New_York',
  'Europe/London',
  'Pacific/Apia',
  'Pacific/Kiritimati',
];

/** Times at which calendars behave unusually, and the limits of 32-bit seconds. */
const oddMoments = [
  '2028-02-29T12:00:00Z',
  '2027-02-28T23:59:59.999Z',
  '2026-12-31T23:59:59.999Z',
  '2026-03-29T00:59:59.999Z',
  '2026-11-01T05:59:59.999Z',
  '2038-01-19T03:14:07.999Z',
  '1970-01-01T00:00:00Z',
].map((text) => Date.parse(text));

type Clock = ReturnType<typeof fakeTime> & {
  /** Jumps to another time and another time zone. */
  readonly jumpAnywhere: () => void;
};

function anyClock(random: () => number): Clock {
  const time = fakeTime(Date.UTC(2026, 10, 24, 10));
  return {
    ...time,
    jumpAnywhere: () => {
      process.env['TZ'] = pickOne(zones, random);
      const jumps = [dayMs, -dayMs, 3_652 * dayMs, -3_652 * dayMs, 3_600_000, -3_600_000];
      time.jump(pickOne([...jumps, pickOne(oddMoments, random) - time.nowMs()], random));
    },
  };
}

async function aDayOfJumps(openStores: StoreOpener, random: () => number): Promise<string[]> {
  return withTempFolder(async (userDataFolder) => {
    const storeHub = await startFakeStoreHub();
    const clock = anyClock(random);
    const open = async (hasToken: boolean): Promise<Workspace> =>
      openHeadlessWorkspace({
        userDataFolder,
        endpoint: storeHub.endpoint.href,
        openStores,
        nowMs: clock.nowMs,
        random,
        schedule: clock.schedule,
        token: () => Promise.resolve(succeed(hasToken ? token : null)),
      });
    try {
      const names = Array.from({ length: tickets }, (_, index) => `Ticket ${index + 1}`);
      const offline = await open(false);
      for (const name of names) {
        clock.jumpAnywhere();
        await offline.stores.calls.begin(name, clock.nowMs());
        valueOf(await offline.sender.send(name, fieldsOf(name)));
      }
      await offline.close();
      clock.jumpAnywhere();
      const workspace = await open(true);
      const early = await drainThroughJumps(workspace, storeHub, clock);
      const harm = [...early, ...(await judge(workspace, storeHub, clock, names))];
      await workspace.close();
      return harm;
    } finally {
      await storeHub.close();
    }
  });
}

/**
 * StoreHub throttles twice: first for a minute, then without a Retry-After. The clock jumps between any two checks.
 */
async function drainThroughJumps(
  workspace: Workspace,
  storeHub: FakeStoreHub,
  clock: Clock,
): Promise<string[]> {
  const waits: ReadonlyArray<readonly [request: number, minMs: number]> = [
    [1, askedMs],
    [4, firstPauseMs],
  ];
  storeHub.script(({ number }) =>
    waits.some(([request]) => request === number)
      ? refused('-10004', 'Slower', number === 1 ? { headers: { 'Retry-After': '60' } } : {})
      : created(number),
  );
  await workspace.outbox.start();
  await workspace.outbox.drain();
  const harm: string[] = [];
  for (const [request, minMs] of waits) {
    if (storeHub.requests.length !== request)
      harm.push(`request ${storeHub.requests.length}, not ${request}`);
    for (const part of [0.3, 0.3, 0.39]) {
      clock.jumpAnywhere();
      workspace.outbox.wake();
      clock.pass(minMs * part);
      await workspace.outbox.drain();
    }
    if (storeHub.requests.length !== request) harm.push(`asked again before ${minMs} ms were over`);
    clock.jumpAnywhere();
    // The pause may last at most a fifth longer than asked, whatever the clock shows.
    clock.pass(minMs * 0.22);
    await workspace.outbox.drain();
    if (storeHub.requests.length <= request) harm.push(`waits for longer than ${minMs} ms and a fifth`);
  }
  if (storeHub.requests.length !== tickets + waits.length) harm.push(`${storeHub.requests.length} requests`);
  return harm;
}

async function judge(
  workspace: Workspace,
  storeHub: FakeStoreHub,
  clock: Clock,
  names: readonly string[],
): Promise<string[]> {
  const harm: string[] = [];
  const expect = (isRight: boolean, what: string): unknown => isRight || harm.push(what);
  const arrived = [...new Set(storeHub.requests.map(({ json }) => readTicketName(json)))];
  expect(arrived.join() === names.join(), `sent as ${arrived.join()}`);
  clock.jumpAnywhere();
  const { rows } = valueOf(await workspace.stores.history.search({ text: '', before: null, limit: 50 }));
  expect(
    rows
      .map(({ name }) => name)
      .toReversed()
      .join() === names.join(),
    'the history out of order',
  );
  const { waiting } = valueOf(await workspace.outbox.state());
  const { due: callbacks } = valueOf(await workspace.stores.reminders.list(Number.MAX_SAFE_INTEGER));
  expect(callbacks.length === names.length && waiting.length === 0, `${callbacks.length} callbacks owed`);
  harm.push(...(await judgeBackups(workspace, clock)), ...(await judgeRecent(workspace, clock)));
  return harm;
}

/**
 * Checks that rotation keeps the right number of backups, including the newest, in the order in which they were made.
 */
async function judgeBackups(workspace: Workspace, clock: Clock): Promise<string[]> {
  const maxBackups = 7 + 4 + 1;
  let newest = 0;
  for (let made = 1; made <= 15; made += 1) {
    clock.jumpAnywhere();
    const numbers = valueOf(await workspace.backups.backUp()).map(({ number }) => number);
    const last = numbers.at(-1) ?? 0;
    const inOrder = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
    if (last <= newest || numbers.length > maxBackups || !inOrder) return [`backups kept: ${numbers.join()}`];
    newest = last;
  }
  return [];
}

/**
 * A new ticket counts as recent even if the clock was set back since, so that the ticket seems to lie in the future.
 */
async function judgeRecent(workspace: Workspace, clock: Clock): Promise<string[]> {
  const harm: string[] = [];
  const fields = { ...fieldsOf('Repeated'), phone: '019-876 5432', storeName: 'Kedai Maju' };
  for (const name of ['first', 'second']) {
    await workspace.stores.calls.begin(name, clock.nowMs());
    valueOf(await workspace.sender.send(name, fields));
  }
  for (const days of [0, 2, -1, -3_652]) {
    clock.jump(days * dayMs);
    const similar = valueOf(
      await workspace.stores.callers.similar({ callId: 'current', fields }, clock.nowMs()),
    );
    if (similar.length !== 2) harm.push(`${similar.length} like it after ${days} days`);
    const query = { phone: fields.phone, name: '', storeName: '' };
    const { callers } = valueOf(await workspace.stores.callers.match(query, clock.nowMs()));
    const count = callers[0]?.casesInSixtyDays ?? 0;
    if (count !== 2) harm.push(`${count} cases in sixty days after ${days} days`);
  }
  return harm;
}

function fieldsOf(name: string): CallFields {
  return { ...createFields(''), name };
}

function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(fail(result.error)));
  return result.value;
}
