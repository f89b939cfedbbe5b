import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import type { StoreOpener } from '../../../src-main/data/open-stores';
import { openStoresInProcess } from '../../../src-main/data/open-stores-in-process.fixture';
import type { Workspace } from '../../../src-main/workspace/workspace';
import { countArrivals } from '../../fake-storehub/count-arrivals';
import { formatOutcome } from '../../fake-storehub/run-faulted-sends';
import { faultScenarios, type FaultScenario } from '../../fake-storehub/fault-scenarios';
import { startFakeStoreHub, type FakeStoreHub } from '../../fake-storehub/fake-storehub';
import { openHeadlessWorkspace, openWithNaiveResend } from '../../headless-app/open-headless-workspace';
import type { Measurement } from '../../measurement/measurement';
import { createSeededRandom, pickSpread } from '../../measurement/seeded-random';
import {
  callId,
  sendingSteps,
  type StopWhileSending,
  type SendingStep,
} from '../scenarios/stop-while-sending';
import { withTempFolder } from '../app/temp-folder';
import { startScenarioProcess } from '../scenarios/start-scenario-process';

type Case = { readonly fault: FaultScenario; readonly step: SendingStep };

const cases: readonly Case[] = faultScenarios.flatMap((fault) =>
  sendingSteps.map((step) => ({ fault, step })),
);
const cutOff = 'uncertain: app-stopped-while-sending';

/** R4: every fault with a kill at each step of sending. Then the app starts again, and StoreHub works. */
export const outcomeAfterKill: Measurement = {
  id: 'R4',
  unit: 'tickets classed other than by the contract, sent again though uncertain, or stuck in sending',
  goal: 0,
  runs: { full: cases.length, short: 12 },
  measure: async (runs, seed) => {
    const random = createSeededRandom(seed);
    const storeHub = await startFakeStoreHub();
    const wrong: string[] = [];
    for (const each of pickSpread(cases, runs, random))
      wrong.push(...(await judge(storeHub, each, openStoresInProcess, random)));
    const wrongInControl: string[] = [];
    // The same cases in every run: a few random ones might include none that the control gets wrong.
    for (const each of pickSpread(cases, Math.min(runs, 24), () => 0))
      wrongInControl.push(...(await judge(storeHub, each, openWithNaiveResend, random)));
    await storeHub.close();
    return { value: wrong.length, control: wrongInControl.length, seen: { wrong: wrong.slice(0, 5) } };
  },
};

async function judge(
  storeHub: FakeStoreHub,
  { fault, step }: Case,
  openStores: StoreOpener,
  random: () => number,
): Promise<string[]> {
  return withTempFolder(async (userDataFolder) => {
    storeHub.reset();
    const mark = `case <${fault.name}, ${step}>`;
    const timeLimitMs = fault.isSlow === true ? 250 : 10_000;
    const order = { userDataFolder, step, mark, timeLimitMs };
    const killedAt = await sendAndKill(storeHub, order, fault, random() * 8);
    const arrivedBefore = countArrivals(storeHub, mark);
    storeHub.clearQueue();
    const { ticket, isCallOpen } = await startAgain(storeHub, userDataFolder, openStores);
    const arrived = countArrivals(storeHub, mark);
    const blame = (what: string): string => `${fault.name}, killed at ${killedAt}: ${what}`;

    if (ticket === null) {
      return killedAt === 'ticket-not-on-disk' && isCallOpen && arrived === 0 ? [] : [blame('lost')];
    }
    const first = ticket.attempts[0]?.outcome;
    const word = first == null ? 'no outcome' : formatOutcome(first);
    const isKnown = ['answer-in-journal', 'outcome-on-disk', 'reported'].includes(killedAt);
    const allowed = isKnown ? fault.allowed : [cutOff, ...(killedAt === 'any-moment' ? fault.allowed : [])];
    const mayGoOut = word.startsWith('not-sent') || word === 'throttled';
    const expected = mayGoOut ? 'created' : first?.kind;
    return [
      ...(allowed.includes(word) ? [] : [blame(word)]),
      ...(ticket.status === expected ? [] : [blame(`now ${ticket.status}`)]),
      ...(arrived - arrivedBefore === (mayGoOut ? 1 : 0) ? [] : [blame('sent again')]),
      ...(arrivedBefore <= 1 ? [] : [blame(`${arrivedBefore} requests`)]),
    ];
  });
}

/**
 * @param waitMs how long it continues after "any moment"
 * @returns the step at which it was killed, which may precede the intended one
 */
async function sendAndKill(
  storeHub: FakeStoreHub,
  order: Omit<StopWhileSending, 'endpoint'>,
  fault: FaultScenario,
  waitMs: number,
): Promise<SendingStep> {
  storeHub.queue(fault.behaviour(1));
  const victim = startScenarioProcess('stop-while-sending', { ...order, endpoint: storeHub.endpoint.href });
  const reached = (await victim.nextLine()) as SendingStep | null;
  if (reached === null) throw new Error(`the process ended by itself: ${order.mark}`);
  if (reached === 'any-moment') await new Promise((resolve) => setTimeout(resolve, waitMs));
  await victim.kill();
  await storeHub.waitUntilQuiet();
  return reached;
}

async function startAgain(
  storeHub: FakeStoreHub,
  userDataFolder: string,
  openStores: StoreOpener,
): Promise<{ ticket: TicketDetail | null; isCallOpen: boolean }> {
  let onChanged: () => void = () => undefined;
  const workspace = await openHeadlessWorkspace({
    userDataFolder,
    endpoint: storeHub.endpoint.href,
    openStores,
    timesFaster: 10_000,
    onChanged: () => onChanged(),
  });
  let cancelLimit: () => void = () => undefined;
  const settled = new Promise<TicketDetail | null>((resolve) => {
    const settleIfDone = (isTimeUp: boolean): void =>
      void settledTicket(workspace, isTimeUp).then((ticket) => ticket !== undefined && resolve(ticket));
    const limit = setTimeout(settleIfDone, 5_000, true);
    cancelLimit = () => clearTimeout(limit);
    onChanged = () => settleIfDone(false);
  });
  await workspace.outbox.start();
  await workspace.outbox.drain();
  onChanged();
  const ticket = await settled;
  cancelLimit();
  const open = await workspace.stores.calls.unfinished();
  await workspace.close();
  return { ticket, isCallOpen: open.ok && open.value.some(({ id }) => id === callId) };
}

/** Returns the ticket once nothing more happens to it by itself, null if there is none, undefined before that. */
async function settledTicket(
  { stores, outbox }: Workspace,
  isTimeUp: boolean,
): Promise<TicketDetail | null | undefined> {
  const [found, state] = [await stores.tickets.get(1), await outbox.state()];
  if (!found.ok || !state.ok) throw new Error('the database does not answer');
  const isOnItsWay = found.value?.status === 'waiting' || (found.value?.status === 'sending' && !isTimeUp);
  return isOnItsWay ? undefined : found.value;
}
