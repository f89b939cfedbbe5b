import { expect } from '@playwright/test';
import { countArrivals } from '../../fake-storehub/count-arrivals';
import { startFakeStoreHub, type FakeStoreHub } from '../../fake-storehub/fake-storehub';
import { startApp, type RunningApp } from '../../fixtures/helpdesk-app';
import { openPrivateKeyring } from '../../fixtures/private-keyring';
import type { Measurement } from '../../measurement/measurement';
import { createSeededRandom, pickOne, pickSpread } from '../../measurement/seeded-random';
import { HistoryScreen } from '../../pages/history-screen';
import { token } from '../../headless-app/open-headless-workspace';
import { withTempFolder } from '../app/temp-folder';
import { createAppThatSavesNothing } from '../controls/app-without-saving-or-lock';
import { listTypedFields, planDay, type CallKind, type PlannedCall } from '../simulated-day/planned-calls';
import { answerWithDelay, RobotAgent, type Moment } from '../simulated-day/robot-agent';

const callsPerKill = 5;
/** Several calls of one caller come up together. */
const maxRowsRead = 12;
const maxTypingLostMs = 300;
const maxEndingKeys = 2;
/** How soon a kill follows F9, or the first key in a field. Others come within the usual time of a call. */
const killWhileSendingMs = 250;
const killWhileTypingMs = 700;
const usualCallMs = 1_500;
/** By now the fields before the last one are older than what a kill may take, and the call has not ended yet. */
const lastFieldBegunMs = 150;

/** How many requests a call of a kind may make. A call that ends without a ticket makes none. */
const maxRequests: Partial<Record<CallKind, number>> = { sent: 1, parked: 1, uncertain: 1, rejected: 2 };

/** R16: a robot works a day of calls of every kind in the real window, killed at random moments. */
export const killedWorkday: Measurement = {
  id: 'R16',
  unit: 'calls lost, duplicated or not found again, endings of more than two keys, and calls that My shift miscounts',
  goal: 0,
  runs: { full: 100, short: 20 },
  measure: async (runs, seed) => {
    const random = createSeededRandom(seed);
    const { harm, ...seen } = await workDay(runs, Math.round(runs / callsPerKill), random, (call, usualMs) =>
      drawKill(call, usualMs, random),
    );
    const withoutGuard = await workDay(6, 5, random, killInLastField, createAppThatSavesNothing());
    return {
      value: harm.length,
      control: withoutGuard.harm.length,
      seen: { ...seen, harm: harm.slice(0, 5), controlHarm: withoutGuard.harm.slice(0, 2) },
    };
  },
};

/** How long after a moment of the call a kill comes; without a moment, after its beginning. */
type Kill = { readonly moment?: Moment; readonly afterMs: number };
type ChooseKill = (call: PlannedCall, usualCallMs: number) => Kill;

function drawKill(call: PlannedCall, usualMs: number, random: () => number): Kill {
  const isSent = (maxRequests[call.kind] ?? 0) > 0 && random() < 0.8;
  if (isSent) return { moment: 'sending', afterMs: random() * killWhileSendingMs };
  if (random() < 0.6)
    return { moment: pickOne(listTypedFields(call), random), afterMs: random() * killWhileTypingMs };
  return { afterMs: random() * usualMs };
}

const killInLastField: ChooseKill = (call) => ({
  moment: listTypedFields(call).at(-1)!,
  afterMs: lastFieldBegunMs,
});

type Result = {
  readonly harm: string[];
  readonly found: string;
  readonly myShift: string;
  readonly kills: number;
  readonly killsWhileSending: number;
  readonly maxEndingKeysSeen: number;
};

async function workDay(
  calls: number,
  kills: number,
  random: () => number,
  chooseKill: ChooseKill,
  programFolder?: string,
): Promise<Result> {
  const keyring = await openPrivateKeyring();
  await keyring.writeToken(token);
  const storeHub = await startFakeStoreHub();
  storeHub.script(answerWithDelay(random));
  try {
    return await withTempFolder((userDataFolder) => {
      const start = () =>
        startApp({
          userDataFolder,
          mode: 'live',
          apiUrl: storeHub.endpoint.href,
          keyring: keyring.env,
          ...(programFolder !== undefined && { programFolder }),
        });
      return new Day(storeHub, start, random, chooseKill).work(planDay(calls, random), kills);
    });
  } finally {
    await storeHub.close();
    await keyring.close();
  }
}

class Day {
  readonly #storeHub: FakeStoreHub;
  readonly #start: () => Promise<RunningApp>;
  readonly #random: () => number;
  readonly #chooseKill: ChooseKill;
  readonly #harm: string[] = [];
  readonly #memories = new Map<PlannedCall, Set<string>>();
  #app: RunningApp | undefined;
  #agent: RobotAgent | undefined;
  /** Starts the time to a kill, if this is its moment. */
  #killFrom: ((moment: Moment) => void) | undefined;
  #killedAtMs: number | undefined;
  #isDead = Promise.resolve();
  /** How long a call takes on this computer. */
  #usualMs = usualCallMs;
  #maxEndingKeysSeen = 0;
  #killsWhileSending = 0;

  constructor(
    storeHub: FakeStoreHub,
    start: () => Promise<RunningApp>,
    random: () => number,
    chooseKill: ChooseKill,
  ) {
    this.#storeHub = storeHub;
    this.#start = start;
    this.#random = random;
    this.#chooseKill = chooseKill;
  }

  /** Leaves no app running, even if the measurement fails. */
  async work(calls: readonly PlannedCall[], kills: number): Promise<Result> {
    try {
      await this.#restart();
      await this.#workAll(calls, new Set(pickSpread(calls, kills, this.#random)));
      for (const call of calls) this.#checkArrivals(call);
      return { ...(await this.#review(calls)), ...this.#figures(kills) };
    } finally {
      await this.#app?.kill();
    }
  }

  async #workAll(calls: readonly PlannedCall[], killed: ReadonlySet<PlannedCall>): Promise<void> {
    let later: PlannedCall[] = [];
    for (const call of calls) {
      const agentBefore = this.#agent;
      await this.#survive(call, false, (agent) => agent.notice());
      const parked = later.filter(({ kind }) => kind === 'parked');
      const isLater = call.kind === 'missed' || call.kind === 'parked';
      if (call.kind === 'missed') await this.#survive(call, false, (agent) => agent.ring(call));
      if (call.kind === 'parked') await this.#survive(call, false, (agent) => agent.park(call));
      for (const one of isLater ? parked : [call, ...parked]) await this.#finish(one, killed.has(one));
      // What rang and was not taken is missed after the app has been closed.
      const missed = agentBefore === this.#agent ? [] : later.filter(({ kind }) => kind === 'missed');
      for (const one of missed) await this.#finish(one, killed.has(one));
      later = later.filter((one) => !parked.includes(one) && !missed.includes(one));
      if (isLater) later.push(call);
    }
    await this.#app?.quit();
    await this.#restart();
    for (const one of later) await this.#finish(one, killed.has(one));
  }

  #finish(call: PlannedCall, isKilled: boolean): Promise<void> {
    const memory = this.#memories.get(call) ?? new Set();
    this.#memories.set(call, memory);
    return this.#survive(call, isKilled, (agent) => agent.work(call, memory));
  }

  /** Does the work, and continues after a kill of the app. */
  async #survive(
    call: PlannedCall,
    isKilled: boolean,
    work: (agent: RobotAgent) => Promise<void>,
  ): Promise<void> {
    const agent = this.#agent!;
    const beganMs = performance.now();
    agent.typed.length = 0;
    const end = isKilled ? this.#killSoon(call) : undefined;
    try {
      await work(agent);
    } catch (error) {
      if (this.#killedAtMs === undefined) {
        this.#harm.push(`${call.kind} ${call.phone}: ${String(error).slice(0, 300)}`);
        await this.#app?.kill();
        await this.#restart();
        return;
      }
    }
    if (end === undefined) {
      this.#usualMs = 0.8 * this.#usualMs + 0.2 * (performance.now() - beganMs);
      return;
    }
    end();
    await this.#isDead;
    await this.#restart();
    await this.#checkTyped(call, agent);
    this.#killedAtMs = undefined;
    await this.#survive(call, false, work);
  }

  /** @returns kills at the latest now */
  #killSoon(call: PlannedCall): () => void {
    const app = this.#app!;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const kill = () => {
      clearTimeout(timer);
      this.#killFrom = undefined;
      if (this.#killedAtMs !== undefined) return;
      this.#killedAtMs = performance.now();
      this.#isDead = app.kill();
    };
    const { moment, afterMs } = this.#chooseKill(call, this.#usualMs);
    if (moment === undefined) timer = setTimeout(kill, afterMs);
    else
      this.#killFrom = (at) => {
        if (at !== moment || timer !== undefined) return;
        if (moment === 'sending') this.#killsWhileSending += 1;
        timer = setTimeout(kill, afterMs);
      };
    return kill;
  }

  async #restart(): Promise<void> {
    if (this.#agent !== undefined)
      this.#maxEndingKeysSeen = Math.max(this.#maxEndingKeysSeen, this.#agent.maxEndingKeysSeen);
    this.#storeHub.clearQueue();
    this.#app = await this.#start();
    this.#agent = new RobotAgent(this.#app, this.#storeHub, (moment) => this.#killFrom?.(moment));
  }

  /** What had been typed in time must be there after a kill: in the open call, or wherever the call stands. */
  async #checkTyped(call: PlannedCall, { typed }: RobotAgent): Promise<void> {
    const killedAtMs = this.#killedAtMs ?? 0;
    const due = typed.filter(({ atMs }) => killedAtMs - atMs > maxTypingLostMs);
    const found = await this.#agent!.find(call);
    if (due.length === 0 || found.at === 'history' || found.at === 'discarded') return;
    const kept = found.at === 'open' ? found.call.fields : undefined;
    const lost = due.filter(({ field, text }) => kept === undefined || !isSame(kept[field], text));
    if (lost.length > 0)
      this.#harm.push(`${call.kind} ${call.phone}: lost ${lost.map(({ field }) => field).join(', ')}`);
  }

  #checkArrivals(call: PlannedCall): void {
    const max = maxRequests[call.kind] ?? 0;
    const arrivals = countArrivals(this.#storeHub, call.word);
    if (arrivals > max) this.#harm.push(`${call.kind} ${call.phone}: ${arrivals} requests`);
  }

  /** Looks every call up by its number, its store or its word, as an agent does, and reads My shift. */
  async #review(calls: readonly PlannedCall[]): Promise<Pick<Result, 'found' | 'myShift'>> {
    const { page } = this.#app!;
    const history = new HistoryScreen(page);
    await history.open();
    let found = 0;
    for (const call of calls) {
      const key = pickOne(searchKeysOf(call), this.#random);
      if (await isFoundBy(history, call, key)) found += 1;
      else this.#harm.push(`${call.kind} ${call.phone}: not found by ${key}`);
    }
    return { found: `${found} of ${calls.length}`, myShift: await this.#readShift(calls.length) };
  }

  async #readShift(begun: number): Promise<string> {
    const { page } = this.#app!;
    await page.keyboard.press('Control+t');
    const shift = page.getByRole('region', { name: 'My shift' });
    const figure = (name: string) =>
      shift
        .locator('dl > div')
        .filter({ has: page.getByText(name, { exact: true }) })
        .locator('dd');
    const isWhole = await expect(figure('Calls'))
      .toHaveText(String(begun))
      .then(() => true)
      .catch(() => false);
    const [total, open] = [await figure('Calls').innerText(), await figure('Open or parked').innerText()];
    if (!isWhole || open !== '0') this.#harm.push(`My shift: ${total} calls, ${open} open, ${begun} begun`);
    return `${total} of ${begun}`;
  }

  #figures(kills: number): Pick<Result, 'harm' | 'kills' | 'killsWhileSending' | 'maxEndingKeysSeen'> {
    const maxEndingKeysSeen = Math.max(this.#maxEndingKeysSeen, this.#agent?.maxEndingKeysSeen ?? 0);
    if (maxEndingKeysSeen > maxEndingKeys) this.#harm.push(`an ending took ${maxEndingKeysSeen} keys`);
    return { harm: this.#harm, kills, killsWhileSending: this.#killsWhileSending, maxEndingKeysSeen };
  }
}

function searchKeysOf({ kind, phone, store, word }: PlannedCall): readonly string[] {
  if (kind === 'wrong-number') return [phone];
  return kind === 'asked-about-case' ? [word] : [phone, store, word];
}

/** Types the key, and looks at the cases that come up, one after the other. */
async function isFoundBy(history: HistoryScreen, call: PlannedCall, key: string): Promise<boolean> {
  const wanted = call.kind === 'wrong-number' ? call.phone.slice(1) : call.word;
  const readCase = async () =>
    (await history.ticket.innerText()).toLowerCase().replaceAll(/(?<=\d)[ -](?=\d)/g, '');
  await history.find.fill(key);
  for (let row = 1; row <= maxRowsRead; row += 1) {
    const isShown = await expect
      .poll(readCase, { timeout: row === 1 ? 3_000 : 300, intervals: [30, 60, 100] })
      .toContain(wanted)
      .then(() => true)
      .catch(() => false);
    if (isShown) return true;
    await history.page.keyboard.press('ArrowDown');
  }
  return false;
}

function isSame(kept: string, text: string): boolean {
  return kept === text || kept.replaceAll(/\D/g, '') === text;
}
