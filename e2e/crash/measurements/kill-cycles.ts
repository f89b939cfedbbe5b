import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { created, plainStatus } from '../../fake-storehub/canned-answers';
import type { Behaviour } from '../../fake-storehub/server-behaviour';
import { countArrivals } from '../../fake-storehub/count-arrivals';
import { startFakeStoreHub, type FakeStoreHub } from '../../fake-storehub/fake-storehub';
import { startApp, type RunningApp } from '../../fixtures/helpdesk-app';
import { openPrivateKeyring } from '../../fixtures/private-keyring';
import { CallScreen } from '../../pages/call-screen';
import { createBridgeRequests } from '../app/app-bridge-requests';
import { createAppThatSavesNothing } from '../controls/app-without-saving-or-lock';
import { token } from '../../headless-app/open-headless-workspace';
import { findChildProcesses } from '../app/find-child-processes';
import type { Measurement } from '../../measurement/measurement';
import { createSeededRandom, pickOne } from '../../measurement/seeded-random';
import { withTempFolder } from '../app/temp-folder';

const maxTypingLostMs = 300;
/** Every attempt ends within 30 s. */
const settledWithinMs = 45_000;

/** R2: kills the real app repeatedly while it types, parks and sends. */
export const killCycles: Measurement = {
  id: 'R2',
  unit: 'tickets lost, duplicated or stuck in sending, and calls that lost more than 300 ms of typing',
  goal: 0,
  runs: { full: 200, short: 3 },
  measure: async (runs, seed) => {
    const random = createSeededRandom(seed);
    const { harm, ...seen } = await cycles(runs, random);
    const withoutGuard = await cycles(2, random, createAppThatSavesNothing());
    return {
      value: harm.length,
      control: withoutGuard.harm.length,
      seen: { ...seen, harm: harm.slice(0, 5) },
    };
  },
};

type Result = {
  readonly harm: string[];
  readonly maxTypingLostMs: number;
  readonly sent: number;
  readonly uncertain: number;
};

async function cycles(runs: number, random: () => number, programFolder?: string): Promise<Result> {
  const keyring = await openPrivateKeyring();
  await keyring.writeToken(token);
  const storeHub = await startFakeStoreHub();
  storeHub.script(() => pickOne(manners, random)(random));
  try {
    return await withTempFolder(async (userDataFolder) => {
      const start = (): Promise<RunningApp> =>
        startApp({
          userDataFolder,
          mode: 'live',
          apiUrl: storeHub.endpoint.href,
          keyring: keyring.env,
          ...(programFolder !== undefined && { programFolder }),
        });
      return new Fire(storeHub, random, () => patiently(start)).run(runs);
    });
  } finally {
    await storeHub.close();
    await keyring.close();
  }
}

const manners: ReadonlyArray<(random: () => number) => Behaviour> = [
  (random) => created(Math.floor(random() * 1e6)),
  (random) => created(Math.floor(random() * 1e6), { afterMs: random() * 200 }),
  () => ({ kind: 'at-request', how: 'stall' }),
  () => ({ kind: 'at-request', how: 'reset' }),
  () => plainStatus(502),
];

type TypedText = { readonly mark: string; readonly text: string; readonly atMs: readonly number[] };

class Fire {
  readonly #storeHub: FakeStoreHub;
  readonly #random: () => number;
  readonly #start: () => Promise<RunningApp>;
  #app: RunningApp | undefined;
  readonly #sent: string[] = [];
  readonly #harm: string[] = [];
  #maxTypingLostMs = 0;

  constructor(storeHub: FakeStoreHub, random: () => number, start: () => Promise<RunningApp>) {
    this.#storeHub = storeHub;
    this.#random = random;
    this.#start = async () => {
      this.#app = await start();
      return this.#app;
    };
  }

  /** Leaves no app running, even if the measurement fails. */
  async run(runs: number): Promise<Result> {
    try {
      return await this.#run(runs);
    } finally {
      await this.#app?.kill();
    }
  }

  async #run(runs: number): Promise<Result> {
    let app = await this.#start();
    for (let cycle = 1; cycle <= runs; cycle += 1) {
      const mark = `Cycle ${cycle}x`;
      const isSending = cycle % 2 === 0;
      if (isSending) await this.#send(app, mark);
      else app = await this.#typeAndKill(app, mark);
      await app.kill();
      const startedAtMs = Date.now();
      app = await this.#start();
      this.#storeHub.clearQueue();
      if (isSending) await this.#checkNothingIsStuck(app, startedAtMs);
    }
    const uncertain = await this.#resolve(app);
    return {
      harm: this.#harm,
      maxTypingLostMs: Math.round(this.#maxTypingLostMs),
      sent: this.#sent.length,
      uncertain,
    };
  }

  /** Types without a pause and is killed meanwhile: the renderer, the GPU process or the whole app. */
  async #typeAndKill(app: RunningApp, mark: string): Promise<RunningApp> {
    const screen = await blankCall(app);
    await screen.field('Name').fill(mark);
    await screen.field('Issue').focus();
    const main = app.electron.process();
    const victim = pickOne(['main', 'main', 'renderer', 'gpu-process'] as const, this.#random);
    // Long enough that losing all of it would exceed the allowed loss.
    const typed = await typeUntil(screen, mark, maxTypingLostMs + 100 + this.#random() * 1_400);
    const killedAtMs = performance.now();
    if (victim === 'main') await app.kill();
    else for (const pid of findChildProcesses(main.pid ?? 0, victim)) process.kill(pid, 'SIGKILL');
    const next = victim === 'main' ? await this.#start() : app;
    await this.#checkDraft(next, typed, killedAtMs, victim);
    return next;
  }

  async #checkDraft(app: RunningApp, typed: TypedText, killedAtMs: number, victim: string): Promise<void> {
    const reads = createBridgeRequests(app);
    const call = (await reads.calls()).find(({ fields }) => fields.name === typed.mark);
    const savedText = call?.fields.issue ?? '';
    const lostFrom = typed.text.startsWith(savedText) ? typed.atMs[savedText.length] : -Infinity;
    const lostMs = lostFrom === undefined ? 0 : killedAtMs - lostFrom;
    this.#maxTypingLostMs = Math.max(this.#maxTypingLostMs, lostMs);
    if (lostMs > maxTypingLostMs) {
      this.#harm.push(`${typed.mark}, ${victim}: ${Math.round(lostMs)} ms lost, kept ${savedText.length}`);
    }
    if (call !== undefined) await reads.discard(call.id);
  }

  /** Sends a ticket, to be killed at a random moment, possibly before StoreHub has received it. */
  async #send(app: RunningApp, mark: string): Promise<void> {
    const screen = await blankCall(app);
    await screen.fillExample({ Name: mark });
    this.#sent.push(mark);
    if (this.#random() < 0.3) this.#storeHub.queue({ kind: 'at-accept', how: 'stall' });
    await app.page.keyboard.press('F9');
    await moment(this.#random() * 250);
  }

  /** A ticket may be `sending` only if this run began its attempt. */
  async #checkNothingIsStuck(app: RunningApp, startedAtMs: number): Promise<void> {
    const reads = createBridgeRequests(app);
    for (const { id, name, status } of await reads.tickets()) {
      if (status !== 'sending') continue;
      const last = (await reads.ticket(id)).attempts.at(-1);
      if (last === undefined || (last.outcome === null && last.startedAtMs < startedAtMs))
        this.#harm.push(`${name}: stuck in sending`);
    }
  }

  /** StoreHub works again: sends what is waiting, then counts everything. */
  async #resolve(app: RunningApp): Promise<number> {
    this.#storeHub.script(({ number }) => created(number));
    const reads = createBridgeRequests(app);
    await reads.sendNow();
    const isOnItsWay = ({ status }: TicketSummary): boolean => status === 'waiting' || status === 'sending';
    let tickets = await reads.tickets();
    for (const beganMs = performance.now(); tickets.some(isOnItsWay); tickets = await reads.tickets()) {
      if (performance.now() - beganMs > settledWithinMs) break;
      await moment(50);
    }
    for (const { name, status } of tickets.filter(isOnItsWay)) this.#harm.push(`${name}: still ${status}`);
    const calls = await reads.calls();
    for (const mark of this.#sent) {
      const count = countArrivals(this.#storeHub, mark);
      const own = tickets.filter(({ name }) => name === mark);
      const isOpen = calls.some(({ fields }) => fields.name === mark);
      if (count > 1) this.#harm.push(`${mark}: ${count} requests`);
      if (own.length > 1) this.#harm.push(`${mark}: ${own.length} tickets`);
      if (own.length === 0 && (!isOpen || count > 0)) this.#harm.push(`${mark}: lost`);
    }
    return tickets.filter(({ status }) => status === 'uncertain').length;
  }
}

async function blankCall({ page }: RunningApp): Promise<CallScreen> {
  const screen = new CallScreen(page);
  await page.keyboard.press('F2');
  await screen.field('Name').waitFor();
  return screen;
}

/** The text that was typed, and when the window had received each letter. */
async function typeUntil(screen: CallScreen, mark: string, forMs: number): Promise<TypedText> {
  const beganMs = performance.now();
  const atMs: number[] = [];
  while (performance.now() - beganMs < forMs) {
    await screen.page.keyboard.press('abcdefghij'.charAt(atMs.length % 10));
    atMs.push(performance.now());
  }
  const text = atMs.map((_, index) => 'abcdefghij'.charAt(index % 10)).join('');
  return { mark, text, atMs };
}

/** Playwright occasionally loses an app that has already opened its window. That app is killed, too. */
async function patiently(start: () => Promise<RunningApp>): Promise<RunningApp> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start();
    } catch (error) {
      if (tries === 3 || !String(error).includes('electron.launch: Timeout')) throw error;
    }
  }
}

function moment(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs);
  });
}
