import { parentPort } from 'node:worker_threads';
import { fail, succeed, type Result } from '../../../shared/result';
import { limitLogRate } from '../../log/rate-limited-log';
import type { Log, LogData } from '../../log/log';
import type { DatabaseError } from '../../db/database-error';
import { guardWalTruncationOfReader } from '../../db/wal-truncation-guard';
import { openDatabase } from '../../db/open-database';
import { claimFolderAndOpen } from '../recovery/claim-folder-and-open';
import type { OverwriteGuard } from '../recovery/overwrite-guard';
import { createStoreMethodLog } from './store-method-log';
import { serveStores } from './store-server';
import { createReadOnlyStores } from '../stores/stores';
import type { OpenReport, StoresOfThread, WorkerAnswer, WorkerRequest, WorkerStart } from './worker-messages';

type OpenThread = {
  readonly stores: StoresOfThread[WorkerStart['access']];
  readonly report: OpenReport;
  readonly rescueIfGone: () => boolean;
  /** Null on a read-only connection. */
  readonly guard: OverwriteGuard | null;
  readonly repairIndex?: () => boolean;
  readonly close: () => void;
};

/** A full disk fails every statement until it has space again, so the log is rate-limited. */
const log = limitLogRate(
  { info: writeOverPort('info'), warn: writeOverPort('warn'), error: writeOverPort('error') },
  () => performance.now(),
);

parentPort?.once('message', (request: WorkerRequest) => {
  if (request.kind === 'open') openAndServe(request.start);
});

function openAndServe(start: WorkerStart): void {
  const opened = open(start);
  if (opened.ok && parentPort !== null) {
    const { stores, guard, repairIndex, ...lifecycle } = opened.value;
    const storeCallLog = createStoreMethodLog(log, () => performance.now());
    serveStores({ stores, guard, repairIndex, storeCallLog }, lifecycle, parentPort);
  }
  answer({ kind: 'opened', result: opened.ok ? succeed(opened.value.report) : fail(opened.error) });
}

function open(start: WorkerStart): Result<OpenThread, DatabaseError> {
  if (start.access === 'read') {
    const reading = openDatabase(start.file, 'read');
    if (!reading.ok) return reading;
    const repair = guardWalTruncationOfReader(start.file);
    const repairIndex = (): boolean => {
      const found = repair();
      if (found === 'repaired') log.warn('history index was truncated, and rebuilt');
      return found !== 'log-cut';
    };
    return succeed({
      stores: createReadOnlyStores(reading.value, start.file),
      report: { restored: null, putBack: null, wasClosedWell: true },
      rescueIfGone: () => false,
      guard: null,
      repairIndex,
      close: () => {
        repairIndex();
        reading.value.close();
      },
    });
  }
  const { file, nowMs, mustRestore, witness } = start;
  const opening = claimFolderAndOpen(file, nowMs, {
    id: witness.newId,
    mustRestore,
    witness,
    log,
    onRestoring: () => {
      answer({ kind: 'restoring' });
    },
  });
  if (!opening.ok) return opening;
  const { stores, restored, putBack, wasClosedWell, rescueIfGone, guard, beat, close } = opening.value;
  return succeed({
    // A copy of all stores would create each of them.
    stores: Object.assign(Object.create(stores) as typeof stores, { owner: { beat } }),
    report: { restored, putBack, wasClosedWell },
    rescueIfGone,
    guard,
    close,
  });
}

function writeOverPort(level: keyof Log) {
  return (event: string, data?: LogData): void => {
    answer({ kind: 'log', level, event, data });
  };
}

function answer(message: WorkerAnswer): void {
  parentPort?.postMessage(message);
}
