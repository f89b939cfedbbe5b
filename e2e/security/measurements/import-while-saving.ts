import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { importArchive } from '../../../src-main/archive/archive-jobs';
import { openStoresOnThreads, type OpenStores } from '../../../src-main/data/open-stores';
import { createSearchIndexer } from '../../../src-main/history/search/search-indexer';
import { createJobControl } from '../../../src-main/jobs/job-control';
import { createLongJobs } from '../../../src-main/jobs/long-jobs';
import { silentLog } from '../../../src-main/log/log';
import { blankCallFields } from '../../../shared/calls/call';

export type ImportBeside = {
  readonly tookMs: number;
  /**
   * During the import and the indexing afterwards: how much longer a save took than the saves made at the same time in
   * another history without an import.
   */
  readonly slowestSaveMs: number;
  /**
   * From the cancellation to the import's answer, without the time that a thread waited for a processor. 0 if the
   * import had already ended.
   */
  readonly cancelMs: number;
  /** The slowest save of the other history, which shows how busy this computer was. */
  readonly slowestBesideMs: number;
  /** An archive of the history afterwards. */
  readonly exported: string;
};

const callId = '11111111-0000-4000-8000-000000000001';
const saveEveryMs = 5;
const indexForMs = 3_000;

const schedule = (delayMs: number, run: () => void) => {
  const timer = setTimeout(run, delayMs);
  return () => {
    clearTimeout(timer);
  };
};

/**
 * Imports an archive into a new history on the app's threads. Meanwhile a call is saved over and over, in that history
 * and in another one with its own threads.
 */
export async function importWhileSaving(
  folder: string,
  file: string,
  cancelAfterMs: number,
): Promise<ImportBeside> {
  const stores = await openIn(folder);
  const othersStores = await openIn(`${folder}-beside`);
  const jobs = createLongJobs({ schedule, onProgress: () => undefined });
  const saving = saveOverAndOver(stores);
  const savingBeside = saveOverAndOver(othersStores);
  const fromMs = performance.now();
  const cancelled: { atMs?: number; waitedMs?: ThreadTimes } = {};
  const callOff = schedule(cancelAfterMs, () => {
    cancelled.atMs = performance.now();
    cancelled.waitedMs = threadWaits();
    jobs.cancel();
  });
  const choose = () => Promise.resolve(file);
  const answer = await importArchive({
    mode: 'live',
    folder,
    stores,
    jobs,
    chooseFile: { toOpen: choose, toSave: choose },
    nowMs: () => 9_000,
    appVersion: '1',
    log: silentLog,
    onImported: () => undefined,
    onErasuresBegun: () => undefined,
    onCallsRedacted: () => undefined,
  });
  callOff();
  const endedAtMs = performance.now();
  const waitedMs = cancelled.waitedMs === undefined ? 0 : longestWait(cancelled.waitedMs, threadWaits());
  if (!answer.ok && answer.error.kind !== 'archive') throw new Error(JSON.stringify(answer.error));

  const index = createSearchIndexer({ ticketIndex: stores.ticketIndex, schedule });
  index.ticketChanged();
  await wait(answer.ok ? indexForMs : 0);
  await index.close();
  const [saves, savesBeside] = await Promise.all([saving.end(), savingBeside.end()]);
  const besideMs = (span: Span): number => slowestOf(savesBeside.filter((save) => isOverlapping(save, span)));
  const lateMs = (span: Span): number => Math.max(0, span.tookMs - besideMs(span));

  const exported = join(folder, 'out.zip');
  const job = { file: exported, mode: 'live', madeAtMs: 1, appVersion: '1' } as const;
  const written = await stores.archives.write(job, createJobControl());
  if (!written.ok || written.value.kind !== 'written') throw new Error(JSON.stringify(written));
  await Promise.all([stores.close(), othersStores.close()]);
  const { atMs = endedAtMs } = cancelled;
  return {
    tookMs: Math.round(endedAtMs - fromMs),
    slowestSaveMs: Math.round(Math.max(0, ...saves.map(lateMs))),
    cancelMs: Math.round(Math.max(0, endedAtMs - atMs - waitedMs)),
    slowestBesideMs: Math.round(slowestOf(savesBeside)),
    exported,
  };
}

async function openIn(folder: string): Promise<OpenStores> {
  const worker = process.env['HELPDESK_TEST_DB_WORKER'];
  if (worker === undefined)
    throw new Error('HELPDESK_TEST_DB_WORKER is not set: run it with npm run security');
  mkdirSync(folder, { recursive: true });
  const open = openStoresOnThreads(pathToFileURL(worker), {
    folder: join(folder, 'witness'),
    machineFolder: join(folder, 'machine-witness'),
    newId: randomUUID,
  });
  const opened = await open(join(folder, 'helpdesk.db'), { nowMs: 1, mustRestore: false });
  if (!opened.ok) throw new Error(opened.error.detail);
  return opened.value;
}

type ThreadTimes = ReadonlyMap<string, number>;

/** How long each thread of this process has waited for a processor so far, in ms. */
function threadWaits(): ThreadTimes {
  const folder = '/proc/self/task';
  const waits = readdirSync(folder).map((id): [string, number] => {
    const [, waitedNs] = readFileSync(`${folder}/${id}/schedstat`, 'utf8').split(' ');
    return [id, Number(waitedNs) / 1e6];
  });
  return new Map(waits);
}

function longestWait(before: ThreadTimes, after: ThreadTimes): number {
  return Math.max(...[...after].map(([id, ms]) => ms - (before.get(id) ?? 0)));
}

type Span = { readonly fromMs: number; readonly tookMs: number };

function isOverlapping(a: Span, b: Span): boolean {
  return a.fromMs < b.fromMs + b.tookMs && b.fromMs < a.fromMs + a.tookMs;
}

function slowestOf(saves: readonly Span[]): number {
  return Math.max(0, ...saves.map(({ tookMs }) => tookMs));
}

function saveOverAndOver({ calls }: OpenStores) {
  const state = { isOver: false };
  const saves: Span[] = [];
  const saving = (async () => {
    await calls.begin(callId, 1);
    for (let typed = 1; !state.isOver; typed += 1) {
      const fromMs = performance.now();
      const saved = await calls.save(callId, { ...blankCallFields, issue: `${typed}` }, typed);
      if (!saved.ok || saved.value === null) throw new Error('the call was not saved');
      saves.push({ fromMs, tookMs: performance.now() - fromMs });
      await wait(saveEveryMs);
    }
  })();
  return {
    end: async (): Promise<Span[]> => {
      state.isOver = true;
      await saving;
      return saves;
    },
  };
}
