import { stat } from 'node:fs/promises';
import { createUpToDateCopy, copyHistoryToNewFolder, getHistoryFile } from './copy-history';
import { measureSearchKeystrokes } from './search-keystroke-latency';
import { measureSends, measureStarts } from './start-and-send-speed';
import type { Pair } from './compare-with-control';
import { median } from './median-and-95th-percentile';
import { runShellCommands } from './run-sqlite-shell-commands';
import { timeStoreMethod } from './time-store-method';

/** The costs of a history of this size, as medians; of the searches, the median of their 95th percentiles. */
export type HistoryCosts = {
  readonly tickets: number;
  readonly firstKeyMs: number;
  readonly wholeMs: number;
  readonly idleMb: number;
  readonly searchMs: number;
  readonly sendMs: number;
  readonly backupMs: number;
  readonly databaseMb: number;
};

const backups = 3;

/** Measures the app over one history, whose folder stays as it is. */
export async function measureHistoryCosts(history: string, pairs: number): Promise<HistoryCosts> {
  const { folder, remove } = await createUpToDateCopy(history);
  try {
    const [count = '0'] = await runShellCommands(getHistoryFile(folder), ['SELECT count(*) FROM ticket;']);
    const starts = await measureStarts(pairs, true, folder);
    return {
      tickets: Number(count),
      firstKeyMs: medianOfApp(starts.firstKeyMs),
      wholeMs: medianOfApp(starts.wholeMs),
      idleMb: medianOfApp(starts.idleMb),
      searchMs: medianOfApp(await measureSearchKeystrokes(pairs, folder)),
      sendMs: medianOfApp((await measureSends(pairs, 0, folder)).shown),
      backupMs: await measureBackups(folder),
      databaseMb: (await stat(getHistoryFile(folder))).size / 2 ** 20,
    };
  } finally {
    await remove();
  }
}

async function measureBackups(history: string): Promise<number> {
  const { file, remove } = await copyHistoryToNewFolder(history);
  const takenMs: number[] = [];
  try {
    for (let at = 0; at < backups; at += 1)
      takenMs.push(await timeStoreMethod(file, 'maintenance', 'backUp', [1, 1_700_000_000_000]));
  } finally {
    await remove();
  }
  return median(takenMs);
}

function medianOfApp(pairs: readonly Pair[]): number {
  return median(pairs.map(({ app }) => app));
}
