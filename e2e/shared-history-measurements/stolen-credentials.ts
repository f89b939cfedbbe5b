import { startPostgres } from '../shared-history/start-postgres';
import { tryStolenCredentials } from '../../src-main/sync/stolen-credentials.fixture';
import type { Measurement } from '../measurement/measurement';

/** Counts what a thief of one PC's password can reach. The control has the superuser's password. */
export const stolenCredentials: Measurement = {
  id: 'D5',
  unit: 'attempts with the password of one PC that succeed',
  goal: 0,
  runs: { full: 1, short: 1 },
  measure: async () => {
    const postgres = await startPostgres();
    try {
      postgres.setUp();
      const { tried, succeeded, failedForAll, isOwnWorkDone } = await tryStolenCredentials(postgres);
      if (!isOwnWorkDone) throw new Error('nothing was tried');
      return {
        value: succeeded.length,
        control: tried - failedForAll.length,
        seen: { tried, succeeded },
      };
    } finally {
      await postgres.stop();
    }
  },
};
