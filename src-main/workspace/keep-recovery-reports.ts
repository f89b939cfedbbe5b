import { succeed } from '../../shared/result';
import type { OpenStores, StoreOpener } from '../data/open-stores';

type RecoveryReport = Pick<OpenStores, 'restored' | 'putBack'>;

/**
 * Keeps what the openings of a history found, for the opening that the agent is told of. The others only read it, or failed
 * once the history was open; the next opening finds a sound history, and would say nothing.
 */
export function keepRecoveryReports(openStores: StoreOpener) {
  const unreported = new Map<string, RecoveryReport>();

  return {
    /** Opens the stores, and says what earlier openings found, too. */
    openStores: (async (file, how) => {
      const opened = await openStores(file, how);
      if (!opened.ok) return opened;
      const before = unreported.get(file);
      const report: RecoveryReport = {
        restored: opened.value.restored ?? before?.restored ?? null,
        putBack: opened.value.putBack ?? before?.putBack ?? null,
      };
      unreported.set(file, report);
      return succeed({ ...opened.value, ...report });
    }) satisfies StoreOpener,

    /** Call it once the history is open where the agent reads what was found. */
    markReported: (file: string): void => void unreported.delete(file),
  };
}
