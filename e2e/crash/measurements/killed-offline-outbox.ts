import { setTimeout as pause } from 'node:timers/promises';
import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { succeed } from '../../../shared/result';
import type { StoreOpener } from '../../../src-main/data/open-stores';
import { openStoresInProcess } from '../../../src-main/data/open-stores-in-process.fixture';
import { created, refused } from '../../fake-storehub/canned-answers';
import { findClosedPort, startFakeStoreHub, type FakeStoreHub } from '../../fake-storehub/fake-storehub';
import { openHeadlessWorkspace, openWithNaiveResend } from '../../headless-app/open-headless-workspace';
import type { SendUntilKilled } from '../scenarios/send-until-killed';
import type { Measurement } from '../../measurement/measurement';
import { createSeededRandom, drawSeed } from '../../measurement/seeded-random';
import { createFields } from '../scenarios/stop-while-sending';
import { readTicketName } from '../../fake-storehub/read-ticket-name';
import { withTempFolder } from '../app/temp-folder';
import { startScenarioProcess } from '../scenarios/start-scenario-process';

const restarts = 40;
/** While the token is rejected, no request comes. */
const maxWaitMs = 1_000;
const poison = 'Ticket 7x';
const expiredToken = 'tk_testExpired0000000000000000000000000';
const newToken = 'tk_testNew0000000000000000000000000000000';

/** R5: a day without a network, then an outbox that is killed repeatedly while its token expires. */
export const killedOfflineOutbox: Measurement = {
  id: 'R5',
  unit: 'tickets lost, duplicated, out of order or not accounted for, and a poison one that was not set aside',
  goal: 0,
  runs: { full: 500, short: 60 },
  measure: async (runs, seed) => {
    const random = createSeededRandom(seed);
    const { harm, ...seen } = await queueAndDrain({
      count: runs,
      openStores: openStoresInProcess,
      isForgetful: false,
      random,
    });
    const forgetful = await queueAndDrain({
      count: Math.min(runs, 100),
      openStores: openWithNaiveResend,
      isForgetful: true,
      random,
    });
    return { value: harm.length, control: forgetful.harm.length, seen: { ...seen, harm: harm.slice(0, 5) } };
  },
};

type Result = { readonly harm: string[]; readonly uncertain: number; readonly requests: number };

type Arm = {
  readonly count: number;
  readonly openStores: StoreOpener;
  readonly isForgetful: boolean;
  readonly random: () => number;
};

async function queueAndDrain({ count, openStores, isForgetful, random }: Arm): Promise<Result> {
  return withTempFolder(async (userDataFolder) => {
    const names = Array.from({ length: count }, (_, index) => `Ticket ${index + 1}x`);
    await queueOffline(userDataFolder, names);
    const storeHub = await startFakeStoreHub();
    let isExpired = false;
    let answerAfterMs = 2;
    storeHub.script(({ number, headers, json }) => {
      // The token expires after a third of the tickets.
      isExpired ||= number > count / 3;
      const isOld = headers.some(([, value]) => value === `Bearer ${expiredToken}`);
      if (isExpired && isOld) return refused('-10015');
      return readTicketName(json) === poison
        ? refused('-10000')
        : created(number, { afterMs: answerAfterMs });
    });
    for (let restart = 1; restart <= restarts; restart += 1) {
      const token = restart > restarts / 2 ? newToken : expiredToken;
      const order = { userDataFolder, endpoint: storeHub.endpoint.href, token, isForgetful };
      // Every second kill comes while StoreHub has the request and has not answered, however slow the computer is.
      const isAtRequest = restart % 2 === 0;
      const requested = isAtRequest ? [storeHub.waitForRequest(storeHub.requests.length + 1)] : [];
      answerAfterMs = isAtRequest ? maxWaitMs : 2;
      const afterMs = isAtRequest ? maxWaitMs : random() * 60;
      await drainAndKill({ ...order, seed: drawSeed(random) }, afterMs, requested);
    }
    answerAfterMs = 2;
    const tickets = await drainToTheEnd(userDataFolder, storeHub, openStores);
    const result = { ...judge(names, tickets, storeHub), requests: storeHub.requests.length };
    await storeHub.close();
    return result;
  });
}

async function queueOffline(userDataFolder: string, names: readonly string[]): Promise<void> {
  const endpoint = `http://127.0.0.1:${await findClosedPort()}/`;
  const workspace = await openHeadlessWorkspace({ userDataFolder, endpoint });
  for (const name of names) {
    await workspace.stores.calls.begin(name, 1);
    const sent = await workspace.sender.send(name, { ...createFields(''), name });
    if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  }
  await workspace.close();
}

/** Kills the process `afterMs` after it opened, or earlier when one of the other promises settles. */
async function drainAndKill(
  order: SendUntilKilled,
  afterMs: number,
  firstOf: ReadonlyArray<Promise<unknown>>,
): Promise<void> {
  const victim = startScenarioProcess('send-until-killed', order);
  await victim.nextLine();
  await Promise.race([pause(afterMs), ...firstOf]);
  await victim.kill();
}

async function drainToTheEnd(
  userDataFolder: string,
  storeHub: FakeStoreHub,
  openStores: StoreOpener,
): Promise<TicketSummary[]> {
  const workspace = await openHeadlessWorkspace({
    userDataFolder,
    endpoint: storeHub.endpoint.href,
    openStores,
    timesFaster: 1_000,
    token: () => Promise.resolve(succeed(newToken)),
  });
  workspace.outbox.resume();
  await workspace.outbox.drain();
  const tickets: TicketSummary[] = [];
  for (let before: number | null = null; ; before = tickets.at(-1)?.id ?? null) {
    const page = await workspace.stores.history.search({ text: '', before, limit: 200 });
    if (!page.ok) throw new Error(page.error.detail);
    tickets.push(...page.value.rows);
    if (page.value.rows.length < 200) break;
  }
  await workspace.close();
  return tickets;
}

function judge(
  names: readonly string[],
  tickets: readonly TicketSummary[],
  storeHub: FakeStoreHub,
): Omit<Result, 'requests'> {
  const harm: string[] = [];
  const byName = new Map(tickets.map((ticket) => [ticket.name, ticket]));
  const accepted = storeHub.requests.filter(({ headers }) =>
    headers.some(([, value]) => value === `Bearer ${newToken}`),
  );
  const order = [...new Set(accepted.map(({ json }) => readTicketName(json)))].map((name) =>
    names.indexOf(name),
  );
  if (order.some((place, index) => index > 0 && place < (order[index - 1] ?? 0))) harm.push('out of order');
  for (const name of names) {
    const state = byName.get(name)?.status;
    const expected = name === poison ? ['rejected', 'uncertain'] : ['created', 'uncertain'];
    if (state === undefined || !expected.includes(state)) harm.push(`${name}: ${state ?? 'lost'}`);
  }
  // StoreHub rejected the expired token, so tickets sent with it did not arrive.
  const arrived = new Map<string, number>();
  for (const { json, headers, number } of storeHub.requests) {
    const isRefused =
      number > names.length / 3 && headers.some(([, value]) => value === `Bearer ${expiredToken}`);
    if (!isRefused) arrived.set(readTicketName(json), (arrived.get(readTicketName(json)) ?? 0) + 1);
  }
  for (const [name, times] of arrived)
    harm.push(...Array.from({ length: times - 1 }, () => `${name}: arrived again`));
  return { harm, uncertain: tickets.filter(({ status }) => status === 'uncertain').length };
}
