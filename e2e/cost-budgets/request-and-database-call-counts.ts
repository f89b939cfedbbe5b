import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import type { FileSync } from './trace-file-syncs';

/** The folder of the app as built, with counters around it. */
export const instrumentedApp = join(import.meta.dirname, 'instrumented-app');

/** The requests, threads and database calls of the app so far. */
export type AppCosts = {
  /** The channels of the window's requests, in order. */
  readonly requests: readonly string[];
  /** The access of each thread that was started for a database. */
  readonly threads: readonly string[];
  readonly databaseCalls: readonly {
    readonly call: string;
    readonly statements: number;
    /** Since 1970. */
    readonly endedMs: number;
  }[];
};

/** Calls by a timer or when the window is idle, independent of what is measured. */
const timedCalls = new Set([
  'owner.beat',
  'ticketIndex.indexSome',
  'incidents.hasRecentCall',
  'incidents.open',
  'similarCalls.find',
  'reminders.listRaised',
]);

function readAllCosts(electron: ElectronApplication): Promise<AppCosts> {
  return electron.evaluate(() => Reflect.get(globalThis, 'costs') as AppCosts);
}

/** @returns the costs since the start of the app, without the calls that come by a timer */
export async function readCosts(electron: ElectronApplication): Promise<AppCosts> {
  const costs = await readAllCosts(electron);
  return { ...costs, databaseCalls: costs.databaseCalls.filter(({ call }) => !timedCalls.has(call)) };
}

/**
 * A database thread runs one call after the other, so a sync is of the first call that ends after it.
 * @returns for each sync of the database, whether its call came by a timer; null while that call is running
 */
export async function areTimedSyncs(
  electron: ElectronApplication,
  syncs: readonly FileSync[],
): Promise<(boolean | null)[]> {
  const { databaseCalls } = await readAllCosts(electron);
  return syncs.map(({ startedMs }) => {
    const of = databaseCalls.find(({ endedMs }) => endedMs > startedMs);
    return of === undefined ? null : timedCalls.has(of.call);
  });
}

/** Whether the search index has had its first look at the tickets, which may write. It comes some seconds after the start. */
export async function hasIndexed(electron: ElectronApplication): Promise<boolean> {
  const { databaseCalls } = await readAllCosts(electron);
  return databaseCalls.some(({ call }) => call === 'ticketIndex.indexSome');
}

/** @returns what was asked between two readings */
export function subtractCosts(after: AppCosts, before: AppCosts): AppCosts {
  return {
    requests: after.requests.slice(before.requests.length),
    threads: after.threads.slice(before.threads.length),
    databaseCalls: after.databaseCalls.slice(before.databaseCalls.length),
  };
}

export function countStatements({ databaseCalls }: AppCosts): number {
  return databaseCalls.reduce((sum, { statements }) => sum + statements, 0);
}

/** Lists the requests and database calls, for the message of a failed test. */
export function describeCosts({ requests, databaseCalls }: AppCosts): string {
  const calls = databaseCalls.map(({ call, statements }) => `${call} (${statements})`);
  return `\nrequests: ${requests.join(', ')}\ndatabase calls: ${calls.join(', ')}`;
}
