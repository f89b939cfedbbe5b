import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import type { StoreOpener } from '../../../src-main/data/open-stores';
import { openStoresInProcess } from '../../../src-main/data/open-stores-in-process.fixture';
import { damageFiles, damageKinds, damageTargets, type FileDamage } from '../faults/file-damage';
import { openWithoutRecovery, openHeadlessWorkspace } from '../../headless-app/open-headless-workspace';
import { getDatabaseFile, type WriteAndAcknowledge } from '../scenarios/write-and-acknowledge';
import type { Measurement } from '../../measurement/measurement';
import { createSeededRandom } from '../../measurement/seeded-random';
import { withTempFolder } from '../app/temp-folder';
import { startScenarioProcess } from '../scenarios/start-scenario-process';

const usableWithinMs = 10_000;
const cases: readonly FileDamage[] = damageTargets.flatMap((target) =>
  damageKinds.map((kind) => ({ target, kind })),
);

/** R7: damages the files of a killed app in every way, then starts the app again. */
export const damagedFiles: Measurement = {
  id: 'R7',
  unit: 'damages after which something wrong was shown, an unsent ticket was missing, or the app was of no use',
  goal: 0,
  runs: { full: cases.length * 50, short: cases.length * 2 },
  measure: (runs, seed) =>
    withTempFolder(async (folder) => {
      const random = createSeededRandom(seed);
      const before = join(folder, 'before');
      await writeAndKill(before);
      const truth = await truthOf(before, join(folder, 'truth'));
      const all = Array.from({ length: runs }, (_, run) => cases[run % cases.length]!);
      const harm: string[] = [];
      let slowestMs = 0;
      for (const each of all) {
        const found = await withTempFolder(
          (run) => harmOf(each, { before, truth, random }, run, openStoresInProcess),
          folder,
        );
        harm.push(...found.harm);
        slowestMs = Math.max(slowestMs, found.usableAfterMs);
      }
      const harmInControl: string[] = [];
      for (const each of all.slice(0, 2 * cases.length)) {
        const found = await withTempFolder(
          (run) => harmOf(each, { before, truth, random }, run, openWithoutRecovery),
          folder,
        );
        harmInControl.push(...found.harm);
      }
      const seen = { slowestMs: Math.round(slowestMs), tickets: truth.size, harm: harm.slice(0, 12) };
      return { value: harm.length, control: harmInControl.length, seen };
    }),
};

/** By reference, which stays the same in a rebuilt database. */
type Tickets = ReadonlyMap<string, TicketDetail>;

async function writeAndKill(folder: string): Promise<void> {
  const order: WriteAndAcknowledge = {
    folder,
    rounds: 60,
    firstRound: 1,
    backUpEvery: 25,
    synchronous: 'FULL',
    staysOpen: true,
  };
  const victim = startScenarioProcess('write-and-acknowledge', order);
  while ((await victim.nextLine())?.includes('done') !== true) continue;
  await victim.kill();
}

async function truthOf(before: string, folder: string): Promise<Tickets> {
  cpSync(before, folder, { recursive: true });
  const { shown } = await startAndLook(folder, openStoresInProcess);
  return shown;
}

async function harmOf(
  what: FileDamage,
  { before, truth, random }: Readonly<{ before: string; truth: Tickets; random: () => number }>,
  folder: string,
  openStores: StoreOpener,
): Promise<{ harm: string[]; usableAfterMs: number }> {
  cpSync(before, folder, { recursive: true });
  const damaged = damageFiles(folder, what, random);
  const bytes = damaged.map((file) => readFileSync(file));
  const beganMs = performance.now();
  const harm: string[] = [];
  const blame = (text: string): number => harm.push(`${what.kind} in ${what.target}: ${text}`);
  const isNewer = what.kind === 'newer-schema' && ['database', 'database-and-backups'].includes(what.target);
  try {
    const { shown, isRestored, errorCode } = await startAndLook(folder, openStores);
    if (isNewer) blame('opened, though newer');
    for (const [reference, ticket] of shown) {
      const right = truth.get(reference);
      const wrong =
        right === undefined
          ? 'it was never made'
          : firstDifference(
              ticket,
              what.target === 'database-and-backups' ? withoutLost(right, ticket) : right,
            );
      if (wrong !== null) blame(`${reference} is shown wrong: ${wrong}`);
    }
    for (const [reference, { status }] of truth) {
      if (status === 'waiting' && !shown.has(reference)) blame(`${reference} is lost`);
    }
    if (errorCode !== null) blame(`of no use: ${errorCode}`);
    if (isRestored && damaged[0] === getDatabaseFile(folder) && !isKeptAside(folder)) {
      blame('the damaged file is not kept');
    }
  } catch (error) {
    if (!isNewer || !String(error).includes('newer-version')) blame(String(error));
    else if (!bytes.every((was, index) => was.equals(readFileSync(damaged[index]!))))
      blame('touched, though newer');
  }
  const usableAfterMs = performance.now() - beganMs;
  if (usableAfterMs > usableWithinMs) blame(`usable after ${Math.round(usableAfterMs)} ms`);
  return { harm, usableAfterMs };
}

/** Behaves like the whole program: opens, reads everything, and restores once when it finds damage. */
async function startAndLook(
  folder: string,
  openStores: StoreOpener,
  mustRestore = false,
): Promise<{ shown: Tickets; isRestored: boolean; errorCode: string | null }> {
  let isDamaged = false;
  const workspace = await openHeadlessWorkspace({
    userDataFolder: folder,
    // Nothing listens on this port, so nothing is sent.
    endpoint: 'http://127.0.0.1:9/',
    openStores,
    mustRestore,
    onUnusable: () => {
      isDamaged = true;
    },
  }).catch((error: unknown) => {
    if (!isDamaged) throw error;
    return null;
  });
  if (workspace === null) return startAndLook(folder, openStores, true);
  const shown = new Map<string, TicketDetail>();
  for (let id = 1; id <= 60; id += 1) {
    const found = await workspace.stores.tickets.get(id);
    if (found.ok && found.value !== null) shown.set(found.value.reference, found.value);
  }
  await workspace.stores.history.search({ text: '', before: null, limit: 200 });
  await workspace.stores.calls.unfinished();
  const begun = await workspace.stores.calls.begin(randomUUID(), 1);
  const isRestored = workspace.stores.restored !== null;
  await workspace.close();
  // oxlint-disable-next-line typescript/no-unnecessary-condition -- the stores tell it meanwhile
  if (isDamaged && !mustRestore) return startAndLook(folder, openStores, true);
  return { shown, isRestored, errorCode: begun.ok ? null : begun.error.detail };
}

/**
 * If every copy is damaged, a note may be lost, and of an attempt everything but its outcome. What is shown must still
 * be right.
 */
function withoutLost(right: TicketDetail, shown: TicketDetail): TicketDetail {
  const attempts = right.attempts.map((attempt, index) => {
    const { rawAnswer = null, firstByteAtMs = null, httpStatus = null } = shown.attempts[index] ?? {};
    const isLost = rawAnswer === null && firstByteAtMs === null && httpStatus === null;
    return isLost ? { ...attempt, rawAnswer, firstByteAtMs, httpStatus } : attempt;
  });
  const notes = right.notes.filter(({ text }) => shown.notes.some((note) => note.text === text));
  return { ...right, attempts, notes };
}

/**
 * Compares everything that is shown of a ticket, except the ids of attempts and notes, which change in a rebuilt
 * database.
 */
function firstDifference(shown: TicketDetail, right: TicketDetail): string | null {
  const content = ({ attempts, notes, ...ticket }: TicketDetail) => ({
    ...ticket,
    attempts: attempts.map(({ id: _id, ...attempt }) => attempt),
    notes: notes.map(({ id: _id, ...note }) => note),
  });
  const [a, b] = [content(shown), content(right)].map((ticket) =>
    Object.entries(ticket).map(([key, value]) => `${key} ${JSON.stringify(value)}`),
  );
  const at = a?.findIndex((line, index) => line !== b?.[index]) ?? -1;
  return at === -1 ? null : `${a?.[at]?.slice(0, 200)} for ${b?.[at]?.slice(0, 200)}`;
}

/** If the damage was noticed only during use, the database had already written into the file. */
function isKeptAside(folder: string): boolean {
  const aside = join(dirname(getDatabaseFile(folder)), 'damaged');
  return existsSync(aside) && readdirSync(aside).length > 0;
}
