import type { TicketDetail } from '../../shared/history';
import type { StoreOpener } from '../../src-main/db/open-stores';
import { openStoresHere } from '../../src-main/db/open-stores-here';
import type { Desk } from '../../src-main/desk';
import { wordOf } from '../double/faulted-sends';
import { faults, type Fault } from '../double/faults';
import { startDouble, type StoreHubDouble } from '../double/storehub-double';
import { openEngine, openForgetful } from './engine';
import type { Row } from '../rows/row';
import { callId, steps, type SendOne, type Step } from './send-one';
import { inTempFolder } from './temp-folder';
import { startVictim } from './victim';

type Case = { readonly fault: Fault; readonly step: Step };

const cases: readonly Case[] = faults.flatMap((fault) => steps.map((step) => ({ fault, step })));
const cutOff = 'uncertain: app stopped while sending';

/** R4: every fault with a kill at each step of sending; then the app is started again, and StoreHub is well. */
export const outcomeAfterKill: Row = {
  id: 'R4',
  unit: 'tickets classed other than by the contract, sent again though uncertain, or stuck in sending',
  goal: 0,
  runs: { full: cases.length, short: 12 },
  measure: async (runs) => {
    const double = await startDouble();
    const wrong: string[] = [];
    for (const each of spread(runs)) wrong.push(...(await judge(double, each, openStoresHere)));
    const wrongInControl: string[] = [];
    for (const each of spread(Math.min(runs, 24)))
      wrongInControl.push(...(await judge(double, each, openForgetful)));
    await double.close();
    return { value: wrong.length, control: wrongInControl.length, seen: { wrong: wrong.slice(0, 5) } };
  },
};

/** So many of the cases, from all over. */
function spread(count: number): Case[] {
  const every = cases.length / Math.min(count, cases.length);
  return Array.from({ length: Math.min(count, cases.length) }, (_, n) => cases[Math.floor(n * every)]!);
}

async function judge(
  double: StoreHubDouble,
  { fault, step }: Case,
  openStores: StoreOpener,
): Promise<string[]> {
  return inTempFolder(async (userDataFolder) => {
    double.reset();
    const mark = `case <${fault.name}, ${step}>`;
    const timeLimitMs = fault.isSlow === true ? 250 : 10_000;
    const killedAt = await sendAndKill(double, { userDataFolder, step, mark, timeLimitMs }, fault);
    const arrivedBefore = arrivals(double, mark);
    double.clearQueue();
    const { ticket, isCallOpen } = await startAgain(double, userDataFolder, openStores);
    const arrived = arrivals(double, mark);
    const blame = (what: string): string => `${fault.name}, killed at ${killedAt}: ${what}`;

    if (ticket === null) {
      return killedAt === 'ticket not on disk' && isCallOpen && arrived === 0 ? [] : [blame('lost')];
    }
    const first = ticket.attempts[0]?.outcome;
    const word = first == null ? 'no outcome' : wordOf(first);
    const isKnown = ['answer in the journal', 'outcome on disk', 'told'].includes(killedAt);
    const allowed = isKnown ? fault.allowed : [cutOff, ...(killedAt === 'any moment' ? fault.allowed : [])];
    const mayGoOut = word.startsWith('not sent') || word === 'throttled';
    const expected = mayGoOut ? 'created' : first?.kind;
    return [
      ...(allowed.includes(word) ? [] : [blame(word)]),
      ...(ticket.state === expected ? [] : [blame(`now ${ticket.state}`)]),
      ...(arrived - arrivedBefore === (mayGoOut ? 1 : 0) ? [] : [blame('sent again')]),
      ...(arrivedBefore <= 1 ? [] : [blame(`${arrivedBefore} requests`)]),
    ];
  });
}

/** @returns where it was killed: it may never have come to the step that was meant */
async function sendAndKill(
  double: StoreHubDouble,
  order: Omit<SendOne, 'endpoint'>,
  fault: Fault,
): Promise<Step> {
  double.queue(fault.behaviour(1));
  const victim = startVictim('send one', { ...order, endpoint: double.endpoint.href });
  const reached = (await victim.nextLine()) as Step | null;
  if (reached === null) throw new Error(`the process ended by itself: ${order.mark}`);
  if (reached === 'any moment') await new Promise((resolve) => setTimeout(resolve, Math.random() * 8));
  await victim.kill();
  await double.waitUntilQuiet();
  return reached;
}

async function startAgain(
  double: StoreHubDouble,
  userDataFolder: string,
  openStores: StoreOpener,
): Promise<{ ticket: TicketDetail | null; isCallOpen: boolean }> {
  let onChanged: () => void = () => undefined;
  const desk = await openEngine({
    userDataFolder,
    endpoint: double.endpoint.href,
    openStores,
    timesFaster: 10_000,
    onChanged: () => onChanged(),
  });
  let cancelLimit: () => void = () => undefined;
  const settled = new Promise<TicketDetail | null>((resolve) => {
    const look = (isTimeUp: boolean): void =>
      void settledTicket(desk, isTimeUp).then((ticket) => ticket !== undefined && resolve(ticket));
    const limit = setTimeout(look, 5_000, true);
    cancelLimit = () => clearTimeout(limit);
    onChanged = () => look(false);
  });
  await desk.outbox.start();
  await desk.outbox.drain();
  onChanged();
  const ticket = await settled;
  cancelLimit();
  const open = await desk.stores.calls.unfinished();
  await desk.close();
  return { ticket, isCallOpen: open.ok && open.value.some(({ id }) => id === callId) };
}

/** The ticket once nothing more happens to it by itself, null where there is none, undefined before. */
async function settledTicket(
  { stores, outbox }: Desk,
  isTimeUp: boolean,
): Promise<TicketDetail | null | undefined> {
  const [found, state] = [await stores.tickets.get(1), await outbox.state()];
  if (!found.ok || !state.ok) throw new Error('the database does not answer');
  const isOnItsWay = found.value?.state === 'waiting' || (found.value?.state === 'sending' && !isTimeUp);
  return isOnItsWay ? undefined : found.value;
}

/** How often the mark came through any socket, whole request or not. */
function arrivals(double: StoreHubDouble, mark: string): number {
  const heard = double.connections.map(({ received }) => Buffer.concat(received).toString('latin1'));
  return heard.join('\n').split(mark).length - 1;
}
