import { mkdtemp, rm } from 'node:fs/promises';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  forgedTicket,
  hostileArchives,
  ordinaryArchive,
  type HostileArchive,
} from '../../../src-main/archive/hostile-archives.fixture';
import { createArchiveAndSyncImport } from '../../../src-main/archive/archive-and-sync-import';
import { linesOf, readTrainingLines } from '../../../src-main/archive/read-archive.fixture';
import type { ArchivedTicket } from '../../../src-main/archive/archive-format';
import { openWithRecovery } from '../../../src-main/data/recovery/open-with-recovery';
import type { Measurement } from '../../measurement/measurement';
import { createSeededRandom } from '../../measurement/seeded-random';
import { importWhileSaving, type ImportBeside } from './import-while-saving';

const maxSaveMs = 300;
const maxCancelMs = 1_000;
/** The largest archives take minutes. Their effect shows within this time. */
const maxRunMs = 20_000;

/**
 * Imports each forged archive, and a valid one of 20,000 tickets, on the app's own threads while a call is saved over
 * and over; then imports it once more and cancels. The same saves in another history show how long a save takes
 * without the import, so that the row also holds on a busy computer.
 */
export const forgedArchives: Measurement = {
  id: 'S15',
  unit: 'saves that waited over 300 ms for the import, cancels that took over 1 s, tickets that are neither whole nor as they once were',
  goal: 0,
  runs: { full: 100, short: 2 },
  measure: async (percent, seed) => {
    const random = createSeededRandom(seed);
    const archives: [string, HostileArchive][] = [
      ['20,000 ordinary tickets', ordinaryArchive],
      ...Object.entries(hostileArchives),
    ];
    let value = 0;
    const slowest: Record<string, { saveMs: number; cancelMs: number; besideMs: number }> = {};
    for (const [name, write] of archives) {
      const { breaches, ...times } = await attack(write, percent / 100, random);
      value += breaches;
      slowest[name] = times;
    }
    return { value, control: await inOneStep(), seen: slowest };
  },
};

async function attack(write: HostileArchive, size: number, random: () => number) {
  const root = await mkdtemp(join(tmpdir(), 'helpdesk-forged-'));
  try {
    const file = join(root, 'archive.zip');
    await write(file, size);
    const first = await importWhileSaving(join(root, 'first'), file, maxRunMs);
    const second = await importWhileSaving(join(root, 'second'), file, random() * first.tookMs);
    const imports = [first, second];
    const breaches = await Promise.all(imports.map((run) => breachesOf(run, file)));
    return {
      breaches: breaches.reduce((sum, some) => sum + some, 0),
      saveMs: Math.max(...imports.map(({ slowestSaveMs }) => slowestSaveMs)),
      cancelMs: Math.max(...imports.map(({ cancelMs }) => cancelMs)),
      besideMs: Math.max(...imports.map(({ slowestBesideMs }) => slowestBesideMs)),
    };
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function breachesOf(run: ImportBeside, file: string): Promise<number> {
  const here = await linesOf(run.exported);
  const isLate = [run.slowestSaveMs > maxSaveMs, run.cancelMs > maxCancelMs];
  const half = here.length === 0 ? 0 : await countHalf(here, file);
  return isLate.filter(Boolean).length + half;
}

/** Counts tickets that match no intermediate state of what the archive says. */
async function countHalf(here: readonly ArchivedTicket[], file: string): Promise<number> {
  const left = new Map(here.map((ticket) => [nameOf(ticket), ticket]));
  for await (const whole of readTrainingLines(file)) {
    const ticket = left.get(nameOf(whole));
    if (ticket !== undefined && isStageOf(ticket, whole)) left.delete(nameOf(whole));
  }
  return left.size;
}

function nameOf({ call, reference }: ArchivedTicket): string {
  return `${call.id} ${reference}`;
}

function isStageOf(ticket: ArchivedTicket, whole: ArchivedTicket): boolean {
  const [attempts, notes, reminders] = [ticket.attempts.length, ticket.notes.length, ticket.reminders.length];
  const stage = {
    ...whole,
    // In a circle, the link is missing while the linked ticket is not imported yet.
    replaces: ticket.replaces,
    follows: ticket.follows,
    attempts: whole.attempts.slice(0, attempts),
    notes: whole.notes.slice(0, notes),
    reminders: whole.reminders.slice(0, reminders),
    ...(attempts < whole.attempts.length && { state: 'waiting', lastOutcome: ticket.lastOutcome }),
  };
  return JSON.stringify(ticket) === JSON.stringify(stage);
}

/** @returns how many saves would wait too long if the same tickets were imported in one transaction */
async function inOneStep(): Promise<number> {
  const root = await mkdtemp(join(tmpdir(), 'helpdesk-forged-'));
  try {
    const opened = openWithRecovery(join(root, 'live', 'helpdesk.db'), 1);
    if (!opened.ok) throw new Error(opened.error.detail);
    const staged = join(root, 'staged');
    const lines = Array.from({ length: 20_000 }, (_, n) =>
      JSON.stringify({ part: 1, parts: 1, ticket: forgedTicket(n) }),
    );
    writeFileSync(staged, `${lines.join('\n')}\n`);
    const fromMs = performance.now();
    createArchiveAndSyncImport(opened.value.db, Infinity).importSome(staged, 0, 1);
    const tookMs = performance.now() - fromMs;
    opened.value.close();
    return tookMs > maxSaveMs ? 1 : 0;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
