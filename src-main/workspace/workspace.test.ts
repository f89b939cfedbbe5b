import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { succeed } from '../../shared/result';
import { tempFolder } from '../db/temp-folder.fixture';
import type { Workspace } from './workspace';
import { openWorkspaceAtFakeTime } from './open-workspace-at-fake-time.fixture';
import { countedBytes, fakeStoreHub, fakeTime, type FakeRequest } from '../fake-storehub-and-timers.fixture';
import { flushPendingWork } from '../flush-pending-work.fixture';
import { createPracticeHistory } from '../practice/practice-history';
import { hashContent } from '../rows/tickets/content-hash';
import { outcomes, readyFields } from '../tickets/sample-ticket.fixture';
import { resendableStatuses } from '../rows/tickets/ticket-status';

type Kind = keyof typeof outcomes;
type Step =
  | { readonly kind: 'call' }
  | { readonly kind: 'answer'; readonly which: number; readonly outcome: Kind }
  | { readonly kind: 'pass'; readonly durationMs: number }
  | { readonly kind: 'send-again'; readonly which: number }
  | { readonly kind: 'send-call-again'; readonly which: number }
  | { readonly kind: 'resume' | 'wake' | 'crash' | 'reopen' | 'lose-token' | 'get-token' };

const kinds = Object.keys(outcomes) as Kind[];
const index = fc.nat({ max: 20 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'call' }) },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      which: index,
      outcome: fc.oneof(fc.constantFrom<Kind>('uncertain', 'not-sent'), fc.constantFrom(...kinds)),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      durationMs: fc.constantFrom(1, 2_500, 20_000, 3_600_000),
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('send-again' as const), which: index }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('send-call-again' as const), which: index }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('resume', 'wake', 'crash', 'reopen', 'lose-token', 'get-token'),
    }),
  },
);

const refusals = new Set<Kind>(['not-sent', 'throttled', 'rejected', 'signed-out', 'account-blocked']);

/** What really happened on the wire: which tickets may exist at StoreHub. */
class Truth {
  readonly mayExist = new Set<string>();
  readonly open = new Map<FakeRequest, string>();
  /** The ticket that the agent is deciding to resend. */
  decidedOn: string | undefined;
  readonly breaches: string[] = [];

  left(request: FakeRequest): void {
    const name = nameIn(request.body);
    if ([...this.open.values()].includes(name)) this.breaches.push(`${name}: two requests at once`);
    if (this.mayExist.has(name) && this.decidedOn !== name) {
      this.breaches.push(`${name}: sent again though it may exist and nobody decided it`);
    }
    this.decidedOn = undefined;
    this.open.set(request, name);
  }

  answered(request: FakeRequest, outcome: Kind): void {
    const name = this.open.get(request) ?? '';
    this.open.delete(request);
    if (!refusals.has(outcome)) this.mayExist.add(name);
  }

  /** Requests that were running when the app died may have arrived. */
  crashed(): void {
    for (const name of this.open.values()) this.mayExist.add(name);
    this.open.clear();
  }
}

function one<T>(all: readonly T[], which: number): T | undefined {
  return all[which % Math.max(1, all.length)];
}

function nameIn(body: string): string {
  return (JSON.parse(body) as { Ticket: { Name: string } }).Ticket.Name;
}

class Run {
  readonly truth = new Truth();
  readonly time = fakeTime();
  readonly calls: string[] = [];
  readonly randomBytes = countedBytes();
  readonly folder: string;
  token: string | null = 'tk_test0';
  workspace!: Workspace;

  constructor(root: string) {
    this.folder = mkdtempSync(join(root, 'run-'));
  }

  async open(): Promise<void> {
    const { sendRequest } = fakeStoreHub((request) => this.truth.left(request));
    this.workspace = await openWorkspaceAtFakeTime(this.time, {
      userDataFolder: this.folder,
      sendRequest,
      token: () => Promise.resolve(succeed(this.token)),
      randomBytes: this.randomBytes,
    });
    await this.workspace.outbox.start();
  }

  async take(next: Step): Promise<void> {
    switch (next.kind) {
      case 'call': {
        const name = `c${this.calls.length}`;
        this.calls.push(name);
        await this.workspace.stores.calls.begin(name, 0);
        void this.workspace.sender.send(name, { ...readyFields, name });
        break;
      }
      case 'answer':
        this.answer(one([...this.truth.open.keys()], next.which), next.outcome);
        break;
      case 'pass':
        this.time.pass(next.durationMs);
        break;
      case 'send-again':
        this.truth.decidedOn = one(this.calls, next.which);
        void this.workspace.sender.sendAgain(
          (next.which % Math.max(1, this.calls.length)) + 1,
          resendableStatuses,
        );
        break;
      case 'send-call-again': {
        const name = one(this.calls, next.which);
        const sent = (await this.state()).find((ticket) => ticket.name === name);
        if (name !== undefined && sent?.status !== 'rejected') {
          void this.workspace.sender.send(name, { ...readyFields, name });
        }
        break;
      }
      case 'resume':
        this.workspace.outbox.resume();
        break;
      case 'wake':
        this.workspace.outbox.wake();
        break;
      case 'crash':
        await this.crash();
        break;
      case 'reopen':
        await this.close();
        await this.open();
        break;
      case 'lose-token':
      case 'get-token':
        this.token = next.kind === 'lose-token' ? null : 'tk_test1';
    }
    await flushPendingWork();
    this.truth.decidedOn = undefined;
  }

  answer(request: FakeRequest | undefined, outcome: Kind): void {
    if (request === undefined) return;
    this.truth.answered(request, outcome);
    request.answer(outcomes[outcome]);
  }

  /** Simulates a crash in the middle of everything, without a clean close. */
  async crash(): Promise<void> {
    const died = this.workspace;
    this.truth.crashed();
    await died.stores.close();
    writeFileSync(join(this.folder, 'live', 'in-use'), '');
    this.time.cancelAll();
    await this.open();
  }

  async close(): Promise<void> {
    const closed = this.workspace.close();
    await flushPendingWork();
    for (const request of this.truth.open.keys()) this.answer(request, 'created');
    await closed;
  }

  async state() {
    const page = await this.workspace.stores.history.search({ text: '', before: null, limit: 200 });
    if (!page.ok) throw new Error(page.error.detail);
    return page.value.rows;
  }

  /** Token, network and StoreHub work again. */
  async allIsWell(): Promise<void> {
    this.token = 'tk_test2';
    this.workspace.outbox.resume();
    for (let round = 0; round <= this.calls.length; round += 1) {
      await flushPendingWork();
      for (const request of this.truth.open.keys()) this.answer(request, 'created');
      await flushPendingWork();
      this.time.pass(48 * 3_600_000);
    }
    await flushPendingWork();
  }
}

for (const { numRuns, tags } of [
  { numRuns: 12, tags: [] },
  { numRuns: 150, tags: ['exhaustive'] },
])
  test(
    `whatever happens, a ticket that may exist is sent again only by decision, and none is lost or stuck, in ${numRuns} runs`,
    { tags, timeout: 240_000 },
    async () => {
      const root = tempFolder();
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), async (steps) => {
          const run = new Run(root);
          await run.open();
          for (const next of steps) {
            await run.take(next);
            expect(run.truth.breaches).toEqual([]);
          }
          await run.allIsWell();
          expect(run.truth.breaches).toEqual([]);
          const tickets = await run.state();
          expect(tickets.map(({ name }) => name).toReversed()).toEqual(run.calls);
          const settled = new Set(['created', 'rejected', 'uncertain']);
          expect(tickets.filter(({ status }) => !settled.has(status))).toEqual([]);
          const unfounded = tickets.filter(
            ({ name, status }) => status !== 'rejected' && !run.truth.mayExist.has(name),
          );
          expect(unfounded).toEqual([]);
          await run.close();
          rmSync(run.folder, { recursive: true });
        }),
        { numRuns },
      );
    },
  );

test('a workspace that is closed waits for no pause of an erasure, nor for one that waits for its turn', async () => {
  const time = fakeTime(1_700_000_000_000);
  const changedTicketIds: (number | null)[] = [];
  const { stores, privacy, close } = await openWorkspaceAtFakeTime(time, {
    userDataFolder: tempFolder(),
    keepDays: () => 7,
    onTicketChanged: (ticketId) => changedTicketIds.push(ticketId),
  });
  const past = createPracticeHistory(time.nowMs());
  await stores.practice.fill(
    past.map((ticket, at) => ({
      ...ticket,
      callId: `call-${at}`,
      reference: `SH-${at}`,
      bodySha256: hashContent(JSON.stringify(ticket.request)),
    })),
  );
  const purged = async () => {
    const records = await stores.erasureRecords.erasures(5);
    return records.ok ? records.value.map(({ reason, tickets }) => `${reason} ${tickets}`) : [];
  };
  privacy.checkSoon();
  time.pass(0);
  await flushPendingWork();
  expect(await purged()).toEqual(['retention 10']);

  const { Name } = past.at(-1)?.request.Ticket ?? { Name: '' };
  const asked = privacy.erase({ phone: '', name: Name });
  await flushPendingWork();
  expect((await purged())[0]).toMatch(/^request/);
  await close();
  expect(await asked).toMatchObject({ ok: true, value: { isDone: false } });
  expect(changedTicketIds).toContain(null);
});

test('what similar calls were found stays through an import, an arrival and an undone ending, but not through an erasure', async () => {
  const time = fakeTime(1_700_000_000_000);
  const { stores, callEndings, incidents, historyChanged, privacy, close } = await openWorkspaceAtFakeTime(
    time,
    { userDataFolder: tempFolder() },
  );
  const end = async (callId: string, phone: string, issue: string) => {
    await stores.calls.begin(callId, time.nowMs());
    const fields = { ...readyFields, name: callId, phone, storeName: callId, issue };
    const ending = { kind: 'complaint', caseTicketId: null, unknownCase: null };
    expect(await callEndings.end({ callId, fields, ...ending })).toMatchObject({ ok: true });
    time.pass(1_000);
    await flushPendingWork();
  };
  const found = async () => {
    const state = await incidents.state();
    return state.ok ? (state.value.similarCalls?.ticketIds ?? null) : null;
  };
  await end('Aida Kassim', '0121112201', 'Card terminal declined');
  await end('Balan Muthu', '0121112202', 'terminal kad ditolak');
  await end('Chong Wei', '0121112203', '刷卡机 被拒绝');
  await end('Devi Nair', '0121112204', 'Asks for an invoice');
  expect(await found()).toEqual([3, 2, 1]);

  historyChanged();
  expect(await found()).toEqual([3, 2, 1]);
  expect(await callEndings.undo(4, null, true)).toMatchObject({ ok: true });
  expect(await found()).toEqual([3, 2, 1]);
  void privacy.erase({ phone: '', name: 'Balan Muthu' });
  await flushPendingWork();
  time.pass(100);
  await flushPendingWork();
  expect(await found()).toBeNull();
  await close();
});
