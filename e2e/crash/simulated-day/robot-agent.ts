import { expect, type Locator } from '@playwright/test';
import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { created, refused } from '../../fake-storehub/canned-answers';
import type { FakeStoreHub } from '../../fake-storehub/fake-storehub';
import type { RunningApp } from '../../fixtures/helpdesk-app';
import { announceCall } from '../../fixtures/announce-call';
import { CallScreen, exampleCall } from '../../pages/call-screen';
import { HistoryScreen } from '../../pages/history-screen';
import { OutboxScreen } from '../../pages/outbox-screen';
import { RemindersScreen } from '../../pages/reminders-screen';
import { createBridgeRequests } from '../app/app-bridge-requests';
import { isDone, isSameCall, normalizeDigits, type CallStatus } from './call-status';
import { endingDigits, listTypedFields, type PlannedCall, type TypedField } from './planned-calls';

/** Right before the robot types into a field, or sends. */
export type Moment = TypedField | 'sending';

/** A text of a call, and when the robot had typed it. */
type TypedText = { readonly field: TypedField; readonly text: string };
type Typed = TypedText & { readonly atMs: number };

/** A quick typist. What is typed at once could not be cut in the middle. */
const keyMs = 6;
const waitMs = 20_000;
const settledWithinMs = 60_000;

/**
 * An agent at the keyboard. Each method first reads the status of the call, and continues from there: it can be called
 * again after the app was killed at any moment.
 */
export class RobotAgent {
  readonly #app: RunningApp;
  readonly #storeHub: FakeStoreHub;
  readonly #screen: CallScreen;
  readonly #onMoment: (moment: Moment) => void;
  /** The text typed into the current call in this run of the app. */
  readonly typed: Typed[] = [];
  /** The most keys that ending a call took. */
  maxEndingKeysSeen = 0;

  constructor(app: RunningApp, storeHub: FakeStoreHub, onMoment: (moment: Moment) => void) {
    this.#app = app;
    this.#storeHub = storeHub;
    this.#screen = new CallScreen(app.page);
    this.#onMoment = onMoment;
    app.page.setDefaultTimeout(waitMs);
  }

  /** Works a call until it is where its kind ends. */
  async work(call: PlannedCall, memory: Set<string>): Promise<void> {
    const beganMs = performance.now();
    for (;;) {
      const callStatus = await this.find(call);
      if (isDone(call, callStatus)) return;
      if (performance.now() - beganMs > settledWithinMs)
        throw new Error(`${call.kind} ${call.phone} stays ${JSON.stringify(callStatus).slice(0, 300)}`);
      await this.#advance(call, callStatus, memory);
    }
  }

  /** Writes the beginning of a call, and parks it. */
  async park(call: PlannedCall): Promise<void> {
    const callStatus = await this.find(call);
    if (callStatus.at === 'history' || (callStatus.at === 'open' && callStatus.call.isParked)) return;
    await (callStatus.at === 'open' ? this.#show(call) : this.#screen.begin());
    await this.#type(call, ['phone', 'name', 'storeName']);
    await this.#press('F6');
    await this.#until(async () => {
      const now = await this.find(call);
      return now.at === 'open' && now.call.isParked;
    }, 'parked');
  }

  /** The softphone announces the call, and nobody takes it. */
  async ring(call: PlannedCall): Promise<void> {
    await announceCall(this.#app.electron, `${call.phone}&name=${encodeURIComponent(call.name)}`);
    const isRinging = async () =>
      (await createBridgeRequests(this.#app).incoming()).some(
        ({ phone }) => normalizeDigits(phone) === call.phone,
      );
    await this.#until(isRinging, 'ringing');
  }

  async find(call: PlannedCall): Promise<CallStatus> {
    const reads = createBridgeRequests(this.#app);
    const hasWord = ({ name, issue }: TicketSummary) => `${name} ${issue}`.toLowerCase().includes(call.word);
    const rows = (await reads.search(call.word)).filter(
      // Those who ask about a case are its caller.
      (row) => hasWord(row) && (row.issue.includes(call.word) || row.issue === call.issue),
    );
    const isOfNumber = ({ phone }: TicketSummary) => phone.endsWith(call.phone.slice(1));
    const own = call.kind === 'wrong-number' ? (await reads.search(call.phone)).filter(isOfNumber) : rows;
    const open = (await reads.calls()).find(
      ({ isClosed, fields }) => isClosed !== true && isSameCall(call, fields),
    );
    const hasRejected = own.some(({ status }) => status === 'rejected');
    const [row] = own;
    if (open !== undefined) return { at: 'open', call: open, hasRejected };
    if (row !== undefined) return { at: 'history', row };
    const discarded = (await reads.discarded()).some(({ phone }) => phone === call.phone);
    return discarded ? { at: 'discarded' } : { at: 'nowhere' };
  }

  async #advance(call: PlannedCall, callStatus: CallStatus, memory: Set<string>): Promise<void> {
    if (callStatus.at === 'history') return this.#resolve(call, callStatus.row);
    if (callStatus.at === 'discarded') return this.#bringBack(call);
    if (callStatus.at === 'open') await this.#show(call);
    else if (call.kind === 'missed') await this.#callBack(call);
    else await this.#screen.begin();
    await this.#finish(call, callStatus.at === 'open' && callStatus.hasRejected, memory);
  }

  async #finish(call: PlannedCall, isCorrection: boolean, memory: Set<string>): Promise<void> {
    const digit = endingDigits[call.kind];
    if (digit === undefined) {
      await this.#type(call, listTypedFields(call));
      await this.#fillTicket();
      await this.#send(call, isCorrection);
      return;
    }
    await this.#type(
      call,
      call.kind === 'wrong-number' ? ['phone'] : ['phone', 'name', 'storeName', 'issue'],
    );
    if (call.kind === 'discarded' && !memory.has('discarded')) {
      await this.#screen.main.page().getByRole('button', { name: 'Discard', exact: true }).click();
      memory.add('discarded');
      await this.#until(async () => (await this.find(call)).at === 'discarded', 'discarded');
      return;
    }
    if (call.kind === 'incident') await this.#linkToIncident();
    await this.#end(digit);
  }

  /** Ends the current call, and counts the keys. */
  async #end(digit: number): Promise<void> {
    const keys = ['Control+F2', String(digit)];
    await this.#press(keys[0]!);
    await this.#screen.main.getByLabel('End the call as').waitFor();
    await this.#press(keys[1]!);
    await this.#screen.outcome.getByText('Not sent to StoreHub.').waitFor();
    this.maxEndingKeysSeen = Math.max(this.maxEndingKeysSeen, keys.length);
  }

  /** Once three callers had the same trouble, the app points it out, and the agent makes it a known incident. */
  async notice(): Promise<void> {
    if (await this.#similarCalls.isVisible()) await this.#beginIncident();
  }

  get #similarCalls(): Locator {
    return this.#screen.main.getByRole('status', { name: 'Similar calls' });
  }

  get #knownIncident(): Locator {
    return this.#screen.main.getByRole('status', { name: 'Known incident' });
  }

  async #beginIncident(): Promise<void> {
    await this.#press('Control+F10');
    await this.#knownIncident.waitFor();
  }

  /** Presses the key once the app has said what it would do: it looks for similar calls only after it has started. */
  async #linkToIncident(): Promise<void> {
    await this.#similarCalls.or(this.#knownIncident).waitFor();
    await this.notice();
    const linked = this.#knownIncident.filter({ hasText: 'Linked to known incident' });
    if (!(await linked.isVisible())) await this.#press('Control+F10');
    await linked.waitFor();
  }

  async #send(call: PlannedCall, isCorrection: boolean): Promise<void> {
    if (call.kind === 'uncertain') this.#storeHub.queue({ kind: 'at-request', how: 'reset' });
    if (call.kind === 'rejected' && !isCorrection) this.#storeHub.queue(refused('-10000', 'no such store'));
    this.#onMoment('sending');
    await this.#press('F9');
    await this.#screen.outcome.getByText(/^(?:Created|Uncertain|Rejected)$/).waitFor();
    this.#storeHub.clearQueue();
  }

  /** What an agent does with a ticket that is not created yet. */
  async #resolve(call: PlannedCall, { status, reference }: TicketSummary): Promise<void> {
    if (status === 'uncertain') {
      const outbox = new OutboxScreen(this.#app.page);
      await outbox.open();
      const item = outbox.uncertain.filter({ hasText: reference });
      await item.getByRole('button', { name: 'Record case number' }).click();
      await this.#app.page.keyboard.insertText(call.quotedCaseNumber);
      await this.#press('Enter');
      await item.waitFor({ state: 'detached' });
      return;
    }
    if (status === 'rejected') {
      const history = new HistoryScreen(this.#app.page);
      await history.open();
      await history.find.fill(call.word);
      await history.rows.first().waitFor();
      await history.ticket.getByText(call.issue).first().waitFor();
      await history.ticket.getByRole('button', { name: 'Correct and resend' }).first().click();
      await expect(this.#screen.field('Issue')).toHaveValue(call.issue, { timeout: waitMs });
      return;
    }
    // Waiting or sending: the app continues by itself.
    await new Promise((resolve) => {
      setTimeout(resolve, 100);
    });
  }

  async #bringBack(call: PlannedCall): Promise<void> {
    await this.#press('F11');
    await this.#app.page.getByRole('combobox', { name: 'What do you want to do?' }).fill(call.name);
    await this.#app.page.getByRole('option', { name: `Bring back ${call.name}` }).waitFor();
    await this.#press('Enter');
    await this.#until(async () => (await this.find(call)).at === 'open', 'brought back');
  }

  async #callBack(call: PlannedCall): Promise<void> {
    const callbacks = new RemindersScreen(this.#app.page);
    await callbacks.open();
    const item = callbacks.missed.filter({ hasText: call.name });
    await item.getByRole('button', { name: 'Call back', exact: true }).click();
    await expect(this.#screen.field('Name')).toHaveValue(call.name, { timeout: waitMs });
    await this.#until(async () => (await this.find(call)).at === 'open', 'called back');
  }

  /** Brings an open call to the screen. */
  async #show(call: PlannedCall): Promise<void> {
    if (await this.#screen.main.isHidden()) await this.#press('Escape');
    await this.#screen.main.waitFor();
    const isShown = async () => isSameCall(call, { phone: await this.#screen.field('Phone').inputValue() });
    const tabs = this.#app.page.locator('nav button[type=button]').filter({ hasText: call.name });
    if (!(await isShown()) && (await tabs.count()) > 0) await tabs.first().click();
    const open = (await createBridgeRequests(this.#app).calls()).findIndex(({ fields }) =>
      isSameCall(call, fields),
    );
    if (!(await isShown()) && open >= 0 && open < 9) await this.#press(`Alt+${open + 1}`);
    await this.#until(isShown, 'shown');
  }

  /** Types what is not there yet. */
  async #type(call: PlannedCall, fields: readonly TypedField[]): Promise<void> {
    const { phone, name, store: storeName, issue } = call;
    const texts = { phone, name, storeName, issue };
    const labels = { phone: 'Phone', name: 'Name', storeName: 'Store name', issue: 'Issue' };
    for (const field of fields) {
      const input = this.#screen.field(labels[field]);
      const isThere = normalizeDigits(await input.inputValue()) === normalizeDigits(texts[field]);
      if (!isThere) {
        this.#onMoment(field);
        await input.focus();
        await this.#press('Control+a');
        await this.#app.page.keyboard.type(texts[field], { delay: keyMs });
      }
      this.typed.push({ field, text: texts[field], atMs: performance.now() });
    }
  }

  async #fillTicket(): Promise<void> {
    const { Address, State, Latitude, Longitude } = exampleCall;
    for (const [name, text] of Object.entries({ Address, State, Latitude, Longitude })) {
      const input = this.#screen.field(name);
      if ((await input.inputValue()) !== text) await input.fill(text);
    }
    await this.#screen.chooseService(1);
  }

  #press(key: string): Promise<void> {
    return this.#app.page.keyboard.press(key);
  }

  async #until(isSo: () => Promise<boolean>, what: string): Promise<void> {
    await expect.poll(isSo, { message: what, timeout: waitMs, intervals: [20, 50, 100] }).toBe(true);
  }
}

export function answerWithDelay(random: () => number): Parameters<FakeStoreHub['script']>[0] {
  return ({ number }) => created(number, { afterMs: random() * 200 });
}
