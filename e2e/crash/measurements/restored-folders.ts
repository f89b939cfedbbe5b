import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { TicketStatus, TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { succeed } from '../../../shared/result';
import type { StoreOpener } from '../../../src-main/data/open-stores';
import type { Workspace } from '../../../src-main/workspace/workspace';
import { created } from '../../fake-storehub/canned-answers';
import { holdAnswer } from '../../fake-storehub/hold-answer';
import { startFakeStoreHub, type FakeStoreHub } from '../../fake-storehub/fake-storehub';
import type { Measurement } from '../../measurement/measurement';
import { createSeededRandom, drawSeed } from '../../measurement/seeded-random';
import { openHeadlessWorkspace, token } from '../../headless-app/open-headless-workspace';
import { createFields } from '../scenarios/stop-while-sending';
import { openWithoutRollbackCheck } from '../controls/open-without-rollback-check';
import {
  restoredFolderCases,
  createTwoPcWorld,
  type RestoredFolderCase,
  type TwoPcWorld,
} from '../faults/restored-folder-cases';
import { readTicketName } from '../../fake-storehub/read-ticket-name';
import { withTempFolder } from '../app/temp-folder';
import {
  createClockWithinDay,
  brokenConnectionName,
  createStoreOpener,
  drawPlan,
  sendCalls,
  type Pc,
  type Plan,
  type TwoDays,
} from '../scenarios/two-workdays-with-folder-copies';
import { startScenarioProcess } from '../scenarios/start-scenario-process';

const endings = ['closed-cleanly', 'killed'] as const;
const cases = endings.flatMap((ending) => restoredFolderCases.map((what) => ({ ending, what })));

/** R13: yesterday's files come back, on the same PC or another. Then the app starts again, and StoreHub works. */
export const restoredFolders: Measurement = {
  id: 'R13',
  unit: 'tickets sent again by themselves, or lost without a trace, after files came back from the past',
  goal: 0,
  runs: { full: cases.length * 20, short: cases.length },
  measure: (runs, seed) =>
    withTempFolder(async (folder) => {
      const storeHub = await startFakeStoreHub();
      const random = createSeededRandom(seed);
      const harm: string[] = [];
      const inControl: Record<string, number> = {};
      for (let done = 0; done < runs; done += cases.length) {
        const days = await Promise.all(
          endings.map((ending) => twoDays(storeHub, join(folder, ending), drawSeed(random), ending)),
        );
        for (const { ending, what } of cases.slice(0, runs - done)) {
          const day = days.find((each) => each.ending === ending)!;
          harm.push(...(await harmOf(storeHub, day, what, createStoreOpener)));
          // After a kill, the control also reads the journal.
          if (done > 0 || ending !== 'closed-cleanly') continue;
          // A history that can no longer be opened counts as lost.
          const control = harmOf(storeHub, day, what, () => openWithoutRollbackCheck);
          inControl[what.name] = (await control.catch((thrown: unknown) => [String(thrown)])).length;
        }
        for (const day of days) rmSync(day.folder, { recursive: true });
      }
      await storeHub.close();
      const mustFail = restoredFolderCases.filter(({ failsInControl }) => failsInControl);
      const control = Math.min(...mustFail.map(({ name }) => inControl[name] ?? 0));
      return { value: harm.length, control, seen: { inControl, harm: harm.slice(0, 12) } };
    }),
};

type Days = {
  readonly folder: string;
  readonly ending: (typeof endings)[number];
  readonly plan: Plan;
};

const atWork = 'at work';
const kept = 'kept';

/** Two days of work, kept so that every case begins with the same files in the same place. */
async function twoDays(
  storeHub: FakeStoreHub,
  folder: string,
  seed: number,
  ending: Days['ending'],
): Promise<Days> {
  mkdirSync(folder);
  storeHub.script(({ number, json }) =>
    readTicketName(json).startsWith(brokenConnectionName)
      ? { kind: 'at-request', how: 'reset' }
      : created(number),
  );
  const isClosedWell = ending === 'closed-cleanly';
  const order: TwoDays = {
    folder: join(folder, atWork),
    endpoint: storeHub.endpoint.href,
    seed,
    isClosedWell,
  };
  const victim = startScenarioProcess('two-workdays-with-folder-copies', order);
  const line = await victim.nextLine();
  await victim.kill();
  const { exitCode } = victim.process;
  if (isClosedWell ? exitCode !== 0 : line !== 'done')
    throw new Error(`two days of work ended with ${line ?? exitCode}`);
  renameSync(join(folder, atWork), join(folder, kept));
  return { folder, ending, plan: drawPlan(seed) };
}

type OpenStoresOf = (pc: Pc) => StoreOpener;

async function harmOf(
  storeHub: FakeStoreHub,
  { folder, ending, plan }: Days,
  what: RestoredFolderCase,
  openStores: OpenStoresOf,
): Promise<string[]> {
  const place = join(folder, atWork);
  rmSync(place, { recursive: true, force: true });
  cpSync(join(folder, kept), place, { recursive: true });
  storeHub.reset();
  storeHub.script(({ number }) => created(1_000 + number));
  const world = createTwoPcWorld(place);
  const harm = new Set<string>();
  /** Behaves like the app: sends what is waiting, and restores once when it finds damage. */
  async function startAndDrain(pc: Pc, mustRestore = false): Promise<Workspace> {
    let isDamaged = false;
    const workspace = await openHeadlessWorkspace({
      userDataFolder: pc.data,
      endpoint: storeHub.endpoint.href,
      openStores: openStores(pc),
      mustRestore,
      onUnusable: () => {
        isDamaged = true;
      },
      timesFaster: 1_000,
      nowMs: createClockWithinDay(),
    }).catch((error: unknown) => {
      if (!isDamaged) throw error;
      return null;
    });
    if (workspace === null) return startAndDrain(pc, true);
    await workspace.outbox.start();
    await workspace.outbox.drain();
    await ticketsIn(workspace);
    // oxlint-disable-next-line typescript/no-unnecessary-condition -- the stores tell it meanwhile
    if (!isDamaged) return workspace;
    await workspace.close();
    return startAndDrain(pc, true);
  }

  let typedCall: string | null = null;
  if (what.isWhileOpen === true)
    typedCall = await overwriteWhileOpen(storeHub, world, what, openStores(world.pc));
  else await what.putBack(world);
  if (what.isOnOtherPc === true) {
    const other = await startAndDrain(world.other);
    await other.close();
  }
  const first = await startAndDrain(world.pc, what.mustRestore);
  const found = await ticketsIn(first);
  if (typedCall !== null) {
    if (!(await isTypedIn(first, typedCall))) harm.add('a call that is typed: lost');
    const status = found.get(inTheAir)?.status ?? 'lost';
    if (status !== 'created') harm.add(`${inTheAir}: ${status}`);
    if (arrivals(storeHub, inTheAir) !== 1) harm.add(`${inTheAir}: sent again`);
  }
  const { restored, putBack } = first.stores;
  const isReported = restored !== null || putBack !== null;
  for (const each of judge(plan, what, { found, isReported }, storeHub)) harm.add(each);

  // The agent enters lost tickets again. Then the app is killed.
  const { unsent } = byFate(plan);
  await sendCalls(
    first,
    unsent.filter((name) => !found.has(name) && arrivals(storeHub, name) === 0),
  );
  await killWhileOpen(first, world.pc, place);

  what.putBackLater?.(world);
  for (let starts = 0; starts < 2; starts += 1) {
    const next = await startAndDrain(world.pc);
    if (what.putBackLater === undefined)
      for (const name of found.keys())
        if (!(await ticketsIn(next)).has(name)) harm.add(`${name}: gone later`);
    await next.close();
  }
  for (const each of sentAgain(plan, storeHub)) harm.add(each);
  return [...harm].map((each) => `${what.name}, ${ending}: ${each}`);
}

/**
 * Starts the app without sending what is waiting, saves a call and sends a ticket. Before StoreHub answers, another
 * program overwrites the files. Then the agent saves again, the app sends what is waiting, and StoreHub answers. Closes
 * the app once it reports that the database is unusable, or once it has sent.
 * @returns the id of the call
 */
async function overwriteWhileOpen(
  storeHub: FakeStoreHub,
  world: TwoPcWorld,
  what: RestoredFolderCase,
  openStores: StoreOpener,
): Promise<string> {
  let tokens = 0;
  const workspace = await openHeadlessWorkspace({
    userDataFolder: world.pc.data,
    endpoint: storeHub.endpoint.href,
    openStores,
    timesFaster: 1_000,
    nowMs: createClockWithinDay(),
    token: () => {
      tokens -= 1;
      return Promise.resolve(succeed(tokens >= 0 ? token : null));
    },
  });
  const callId = randomUUID();
  const typed = { ...createFields(''), name: 'Being typed' };
  await workspace.stores.calls.begin(callId, 1);
  await workspace.stores.calls.save(callId, typed, 2);
  await ticketsIn(workspace);
  const { until, answer } = holdAnswer();
  storeHub.queue({ ...created(1), until });
  tokens = 1;
  const sending = sendCalls(workspace, [inTheAir]);
  await storeHub.waitForRequest(1);
  await what.putBack(world);
  tokens = Number.POSITIVE_INFINITY;
  workspace.outbox.resume();
  await workspace.outbox.drain();
  await workspace.stores.calls.save(callId, { ...typed, remark: typedAfterwards }, 3);
  answer();
  // The database may refuse the answer.
  await sending.catch(() => undefined);
  await workspace.close();
  return callId;
}

/** The caller whose ticket StoreHub answers after the files were overwritten. */
const inTheAir = 'In the air';

const typedAfterwards = 'typed afterwards';

async function isTypedIn({ stores }: Workspace, callId: string): Promise<boolean> {
  const call = await stores.calls.get(callId);
  return call.ok && call.value?.fields.remark === typedAfterwards;
}

/** Returns each ticket by the name of its caller. */
async function ticketsIn({ stores }: Workspace): Promise<ReadonlyMap<string, TicketSummary>> {
  const page = await stores.history.search({ text: '', before: null, limit: 200 });
  const rows = page.ok ? page.value.rows : [];
  return new Map(rows.map((ticket) => [ticket.name, ticket]));
}

/** Leaves what a killed process leaves: every byte of that moment, and nothing that closing writes. */
async function killWhileOpen(workspace: Workspace, pc: Pc, place: string): Promise<void> {
  const moment = join(place, 'moment');
  const folders = [pc.data, pc.witness, pc.machine].filter((folder) => existsSync(folder));
  for (const folder of folders) cpSync(folder, join(moment, basename(folder)), { recursive: true });
  await workspace.close();
  for (const folder of folders) {
    rmSync(folder, { recursive: true });
    renameSync(join(moment, basename(folder)), folder);
  }
}

function byFate(plan: Plan) {
  return {
    sent: [
      ...plan.sentBefore,
      ...plan.sentSince,
      ...plan.doubtfulSince,
      ...plan.madeAndSentSince,
      ...plan.undoneAndSentSince,
    ],
    unsent: [...plan.stillWaiting, ...plan.madeSince],
  };
}

/** The tickets by the names of their callers, and whether the app reports a rollback. */
type ShownHistory = { readonly found: ReadonlyMap<string, TicketSummary>; readonly isReported: boolean };

function judge(
  plan: Plan,
  { knowsSent, knowsMade, mustSend }: RestoredFolderCase,
  { found, isReported }: ShownHistory,
  storeHub: FakeStoreHub,
): string[] {
  const lost: string[] = [];
  /** A ticket made since the copies may be missing only if no file knows it and the app reports the rollback. */
  const expect = (names: readonly string[], states: readonly TicketStatus[], mayBeGone = false): void => {
    for (const name of names) {
      const state = found.get(name)?.status;
      if (state === undefined ? !(mayBeGone && isReported) : !states.includes(state))
        lost.push(`${name}: ${state ?? 'lost'}`);
    }
  };
  const sent: readonly TicketStatus[] = knowsSent ? ['created'] : ['created', 'uncertain'];
  expect(plan.sentBefore, ['created']);
  expect(plan.sentSince, sent);
  expect(plan.madeAndSentSince, sent, !knowsSent);
  // Where nothing knows that the ending was undone, the call is one that ended: never sent, and there to be seen.
  expect(plan.undoneAndSentSince, knowsSent ? sent : [...sent, 'recorded'], !knowsSent);
  expect(plan.doubtfulSince, ['uncertain']);
  for (const [names, mayBeGone] of [
    [plan.stillWaiting, false],
    [plan.madeSince, !knowsMade],
  ] as const) {
    for (const name of names) {
      const isHeld = mustSend !== true && arrivals(storeHub, name) === 0;
      expect([name], isHeld ? ['waiting', 'uncertain'] : ['created'], mayBeGone);
    }
  }
  return lost;
}

/**
 * The only request that an unsent ticket may have is the agent's own second attempt. A sent ticket may have no further
 * request.
 */
function sentAgain(plan: Plan, storeHub: FakeStoreHub): string[] {
  const { sent, unsent } = byFate(plan);
  const blame = (names: readonly string[], maxArrivals: number): string[] =>
    names.filter((name) => arrivals(storeHub, name) > maxArrivals).map((name) => `${name}: sent again`);
  return [...blame(sent, 0), ...blame(unsent, 1)];
}

function arrivals(storeHub: FakeStoreHub, name: string): number {
  return storeHub.requests.filter(({ json }) => readTicketName(json) === name).length;
}
