import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { succeed } from '../../../shared/result';
import { openStoresInProcessWith } from '../../../src-main/data/open-stores-in-process.fixture';
import type { StoreOpener } from '../../../src-main/data/open-stores';
import type { Workspace } from '../../../src-main/workspace/workspace';
import { createSeededRandom } from '../../measurement/seeded-random';
import { openHeadlessWorkspace, token } from '../../headless-app/open-headless-workspace';
import { printLine } from '../app/print-line';
import { waitToBeKilled } from '../app/wait-to-be-killed';
import { createFields } from './stop-while-sending';

/** A PC: its data folder, and its records outside of that, inside and outside the home folder. */
export type Pc = { readonly data: string; readonly witness: string; readonly machine: string };

export const createPc = (folder: string): Pc => ({
  data: join(folder, 'data'),
  witness: join(folder, 'witness'),
  machine: join(folder, 'machine'),
});

export const createStoreOpener = ({ witness, machine }: Pc): StoreOpener =>
  openStoresInProcessWith({ folder: witness, machineFolder: machine, newId: randomUUID });

/**
 * The copies of the data folder. Two are from yesterday evening, made while the app ran and after it was closed. The
 * third is from today, made while the app ran and sent waiting tickets: the first had been sent, the others had not.
 */
export const getFolderCopyPaths = (folder: string) => ({
  live: join(folder, 'yesterday, live'),
  closed: join(folder, 'yesterday, closed'),
  today: join(folder, 'today, live'),
  /** Yesterday's witness in the home folder. */
  witness: join(folder, 'yesterday, witness'),
});

export type FolderCopies = ReturnType<typeof getFolderCopyPaths>;

/**
 * The names of the callers, one ticket each, grouped by what happened to the tickets before and after the copies were
 * made.
 */
export type Plan = {
  readonly sentBefore: readonly string[];
  /** Waiting when the copies were made, sent since. */
  readonly sentSince: readonly string[];
  /** Waiting when the copies were made; their connections have broken since. */
  readonly doubtfulSince: readonly string[];
  /** Waiting when the copies were made, and still waiting. */
  readonly stillWaiting: readonly string[];
  readonly madeAndSentSince: readonly string[];
  /** Ended without a ticket when the copies were made, and followed by an open call; reopened and sent since. */
  readonly undoneAndSentSince: readonly string[];
  readonly madeSince: readonly string[];
};

export function drawPlan(seed: number): Plan {
  const random = createSeededRandom(seed);
  const names = (what: string, min: number, max: number): string[] => {
    const length = min + Math.floor(random() * (max - min + 1));
    return Array.from({ length }, (_, index) => `${what} ${index + 1}x`);
  };
  return {
    sentBefore: names('Sent before', 1, 2),
    sentSince: names('Sent since', 2, 4),
    doubtfulSince: names(brokenConnectionName, 1, 1),
    stillWaiting: names('Still waiting', 1, 2),
    madeAndSentSince: names('Made and sent since', 1, 1),
    undoneAndSentSince: names('Undone and sent since', 1, 1),
    madeSince: names('Made since', 1, 3),
  };
}

/** StoreHub breaks the connection of a ticket whose caller's name starts like this. */
export const brokenConnectionName = 'Doubtful';

/** Enough for a few requests on this computer. The requests never leave if the app holds them back. */
const sentWithinMs = 20_000;

export type TwoDays = {
  readonly folder: string;
  readonly endpoint: string;
  readonly seed: number;
  /** Whether the app is closed at the end, or stops to be killed. */
  readonly isClosedWell: boolean;
};

/** A clock that stays within one day. Of one day's backups only the newest is kept. */
export function createClockWithinDay(): () => number {
  const offsetMs = Date.UTC(2026, 10, 24, 8) - Date.now();
  return () => Date.now() + offsetMs;
}

/** Simulates two days of work on one PC, and copies its data folder meanwhile. */
export async function workTwoDays({ folder, endpoint, seed, isClosedWell }: TwoDays): Promise<void> {
  const pc = createPc(folder);
  const plan = drawPlan(seed);
  const nowMs = createClockWithinDay();
  let requests = 0;
  let maxRequests = plan.sentBefore.length;
  const open = (): Promise<Workspace> =>
    openHeadlessWorkspace({
      userDataFolder: pc.data,
      endpoint,
      openStores: createStoreOpener(pc),
      timesFaster: 1_000,
      nowMs,
      onFirstByte: () => {
        requests += 1;
      },
      token: () => Promise.resolve(succeed(requests < maxRequests ? token : null)),
    });

  const atFirst = await open();
  await sendCalls(atFirst, plan.sentBefore);
  await atFirst.close();

  const yesterday = await open();
  const { sentSince, doubtfulSince, stillWaiting, madeAndSentSince, undoneAndSentSince } = plan;
  await sendCalls(yesterday, [...sentSince, ...doubtfulSince, ...stillWaiting]);
  const ended = await Promise.all(undoneAndSentSince.map((name) => endAndFollow(yesterday, name)));
  cpSync(pc.data, getFolderCopyPaths(folder).live, { recursive: true });
  const backedUp = await yesterday.backups.backUp();
  if (!backedUp.ok) throw new Error(backedUp.error.detail);
  await yesterday.close();
  cpSync(pc.data, getFolderCopyPaths(folder).closed, { recursive: true });
  cpSync(pc.witness, getFolderCopyPaths(folder).witness, { recursive: true });

  const today = await open();
  maxRequests += madeAndSentSince.length + ended.length + 1;
  await sendCalls(today, madeAndSentSince);
  for (const call of ended) await undoAndSend(today, call);
  await today.outbox.drain();
  await sendCalls(today, plan.madeSince);
  cpSync(pc.data, getFolderCopyPaths(folder).today, { recursive: true });
  maxRequests += sentSince.length - 1 + doubtfulSince.length;
  today.outbox.resume();
  for (const beganMs = performance.now(); requests < maxRequests; await pause(2))
    if (performance.now() - beganMs > sentWithinMs) throw new Error('what waited is not sent');
  await today.outbox.drain();
  if (isClosedWell) {
    await today.close();
    return;
  }
  printLine('done');
  waitToBeKilled();
}

type FollowedCall = {
  readonly name: string;
  readonly callId: string;
  readonly ticketId: number;
  readonly followerId: string;
};

/** Ends a call without a ticket, and begins one that follows it. */
async function endAndFollow({ stores, callEndings }: Workspace, name: string): Promise<FollowedCall> {
  const [callId, followerId] = [randomUUID(), randomUUID()];
  await stores.calls.begin(callId, 1);
  const fields = { ...createFields(''), name };
  const how = { kind: 'complaint', caseTicketId: null, unknownCase: null };
  const ended = await callEndings.end({ callId, fields, ...how });
  if (!ended.ok) throw new Error(JSON.stringify(ended.error));
  await stores.calls.begin(followerId, 2);
  await stores.calls.setFollowUp(followerId, ended.value.id);
  return { name, callId, ticketId: ended.value.id, followerId };
}

async function undoAndSend(workspace: Workspace, call: FollowedCall): Promise<void> {
  await workspace.stores.calls.setFollowUp(call.followerId, null);
  const reopened = await workspace.callEndings.undo(call.ticketId, null, true);
  if (!reopened.ok) throw new Error(JSON.stringify(reopened.error));
  const sent = await workspace.sender.send(call.callId, { ...createFields(''), name: call.name });
  if (!sent.ok) throw new Error(JSON.stringify(sent.error));
}

/** Sends a ticket for each name. Without a token, the tickets wait. */
export async function sendCalls(workspace: Workspace, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const callId = randomUUID();
    await workspace.stores.calls.begin(callId, 1);
    const sent = await workspace.sender.send(callId, { ...createFields(''), name });
    if (!sent.ok) throw new Error(JSON.stringify(sent.error));
  }
}
