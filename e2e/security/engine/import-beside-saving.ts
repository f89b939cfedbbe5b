import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { importArchive } from '../../../src-main/archive/archives';
import { openStoresOnThreads, type OpenStores } from '../../../src-main/db/open-stores';
import { createIndexKeeper } from '../../../src-main/history/index-keeper';
import { newGauge } from '../../../src-main/jobs/gauge';
import { createLongJobs } from '../../../src-main/jobs/long-jobs';
import { silentLog } from '../../../src-main/log/log';
import { blankCallFields } from '../../../shared/call';

export type ImportBeside = {
  readonly tookMs: number;
  /** While it was imported, and while what came was taken into the index. */
  readonly slowestSaveMs: number;
  /** From the wish to end it to its answer; 0 where it had ended by itself. */
  readonly cancelMs: number;
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

/** Imports an archive into a new history on the app's threads, while a call is saved over and over. */
export async function importBesideSaving(
  folder: string,
  file: string,
  cancelAfterMs: number,
): Promise<ImportBeside> {
  const stores = await openIn(folder);
  const jobs = createLongJobs({ schedule, onProgress: () => undefined });
  const saving = saveOverAndOver(stores);
  const fromMs = performance.now();
  const cancelled: { atMs?: number } = {};
  const callOff = schedule(cancelAfterMs, () => {
    cancelled.atMs = performance.now();
    jobs.cancel();
  });
  const choose = () => Promise.resolve(file);
  const answer = await importArchive({
    mode: 'live',
    folder,
    stores,
    jobs,
    chooseFile: { toOpen: choose, toSave: choose, folder: choose },
    nowMs: () => 9_000,
    appVersion: '1',
    log: silentLog,
    onImported: () => undefined,
  });
  callOff();
  const endedAtMs = performance.now();
  if (!answer.ok && answer.error.kind !== 'archive') throw new Error(JSON.stringify(answer.error));

  const index = createIndexKeeper({ ticketIndex: stores.ticketIndex, schedule });
  index.ticketChanged();
  await wait(answer.ok ? indexForMs : 0);
  await index.close();
  const slowestSaveMs = await saving.end();

  const exported = join(folder, 'out.zip');
  const job = { file: exported, mode: 'live', madeAtMs: 1, appVersion: '1' } as const;
  const written = await stores.archives.write(job, newGauge());
  if (!written.ok || written.value.kind !== 'written') throw new Error(JSON.stringify(written));
  await stores.close();
  return {
    tookMs: Math.round(endedAtMs - fromMs),
    slowestSaveMs: Math.round(slowestSaveMs),
    cancelMs: Math.round(endedAtMs - (cancelled.atMs ?? endedAtMs)),
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

function saveOverAndOver({ calls }: OpenStores) {
  const state = { isOver: false };
  let slowestMs = 0;
  const saving = (async () => {
    await calls.begin(callId, 1);
    for (let typed = 1; !state.isOver; typed += 1) {
      const fromMs = performance.now();
      const saved = await calls.save(callId, { ...blankCallFields, issue: `${typed}` }, typed);
      if (!saved.ok || saved.value === null) throw new Error('the call was not saved');
      slowestMs = Math.max(slowestMs, performance.now() - fromMs);
      await wait(saveEveryMs);
    }
  })();
  return {
    /** @returns how long the slowest save took */
    end: async (): Promise<number> => {
      state.isOver = true;
      await saving;
      return slowestMs;
    },
  };
}
