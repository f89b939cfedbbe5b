import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openWithRecovery } from '../../../src-main/data/recovery/open-with-recovery';
import { createStores } from '../../../src-main/data/stores/stores';
import { startFakeStoreHub, type FakeStoreHub } from '../../fake-storehub/fake-storehub';
import { createDiskFaults, explainMissingMount, type DiskFault } from '../faults/disk-fault-list';
import { getDatabaseFile } from '../scenarios/write-and-acknowledge';
import type { Measurement } from '../../measurement/measurement';
import type { FaultReport, SaveDuringDiskFault } from '../scenarios/save-during-disk-fault';
import { withTempFolder } from '../app/temp-folder';
import { startScenarioProcess, type ScenarioProcess } from '../scenarios/start-scenario-process';

/** The most reports of the process before the test gives up. */
const maxReports = 1_500;
const wellBefore = 20;
const minRefused = 5;
const wellAfter = 15;

/** R9: the disk fails while the app is in use, and then recovers, or the app is killed first. */
export const diskFaults: Measurement = {
  id: 'R9',
  unit: 'things said to be saved that are not on the disk, tickets that left without a trace, and runs that do not recover',
  goal: 0,
  runs: { full: 42, short: 7 },
  measure: async (runs) =>
    withTempFolder(async (folder) => {
      const notMounted = explainMissingMount(folder);
      const faults = createDiskFaults(notMounted === null);
      const harm: string[] = [];
      const refusals: Record<string, number> = {};
      for (let run = 0; run < runs; run += 1) {
        const fault = faults[run % faults.length]!;
        const isKilledInIt = !fault.isFirst && Math.floor(run / faults.length) % 2 === 1;
        const { what, refused } = await throughFault(fault, { isKilledInIt, claimsFirst: false });
        harm.push(...what);
        refusals[fault.name] = (refusals[fault.name] ?? 0) + refused;
      }
      const control = await throughFault(faults.find(({ isFirst }) => !isFirst) ?? faults[0]!, {
        isKilledInIt: true,
        claimsFirst: true,
      });
      return {
        value: harm.length,
        control: control.what.length,
        seen: { refusals, ...(notMounted !== null && { notMounted }), harm: harm.slice(0, 5) },
      };
    }),
};

type FaultCourse = { readonly isKilledInIt: boolean; readonly claimsFirst: boolean };

async function throughFault(
  fault: DiskFault,
  how: FaultCourse,
): Promise<{ what: string[]; refused: number }> {
  return withTempFolder(async (root) => {
    const userDataFolder = join(root, 'data');
    mkdirSync(userDataFolder);
    const storeHub = await startFakeStoreHub();
    const laid = fault.lay(userDataFolder);
    try {
      if (fault.isFirst) laid.begin();
      const order: SaveDuringDiskFault = {
        userDataFolder,
        endpoint: storeHub.endpoint.href,
        claimsFirst: how.claimsFirst,
      };
      const victim = startScenarioProcess('save-during-disk-fault', order, fault.before);
      const reports = listenTo(victim);
      const blame = (what: string): string => `${fault.name}: ${what}`;
      const what: string[] = [];
      const isWell = fault.isFirst || (await reports.until('saved', wellBefore));
      if (!fault.isFirst) laid.begin();
      const isRefused = await reports.until(how.claimsFirst ? 'saved' : 'refused', minRefused);
      if (!isWell || !isRefused) what.push(blame('nothing was refused'));
      if (!how.isKilledInIt) {
        laid.end();
        if (!(await reports.until('saved', wellAfter))) what.push(blame('does not go on'));
      } else if (how.claimsFirst) await reports.until('refused', 3);
      await victim.kill();
      await reports.rest();
      laid.end();
      await storeHub.waitUntilQuiet();
      what.push(...missing(userDataFolder, reports.all, storeHub).map(blame));
      return { what, refused: reports.all.filter(({ kind }) => kind === 'refused').length };
    } finally {
      laid.remove();
      await storeHub.close();
    }
  });
}

function listenTo(victim: ScenarioProcess) {
  const all: FaultReport[] = [];
  const next = async (): Promise<FaultReport | null> => {
    const line = await victim.nextLine();
    if (line === null) return null;
    const report = JSON.parse(line) as FaultReport;
    all.push(report);
    return report;
  };
  return {
    all,
    /** False if the report did not occur that often within the most reports. */
    until: async (kind: FaultReport['kind'], times: number): Promise<boolean> => {
      let left = times;
      while (left > 0 && all.length < maxReports) {
        const report = await next();
        if (report === null) return false;
        if (report.kind === kind) left -= 1;
      }
      return left === 0;
    },
    rest: async (): Promise<void> => {
      while ((await next()) !== null) continue;
    },
  };
}

/** Lists what the app reported as saved, or StoreHub received, but the disk does not hold. */
function missing(folder: string, reports: readonly FaultReport[], storeHub: FakeStoreHub): string[] {
  const file = getDatabaseFile(folder);
  const opened = openWithRecovery(file, 0);
  if (!opened.ok) return [`${opened.error.errorCode}: ${opened.error.detail}`];
  const { db, journal, restored, close } = opened.value;
  try {
    if (restored !== null) return ['damaged, and restored'];
    const { calls } = createStores(db, file, journal);
    const roundOf = (callId: string): number =>
      Number(/^round (\d+)/.exec(calls.get(callId)?.fields.remark ?? '')?.[1] ?? 0);
    const last = new Map<string, number>();
    for (const report of reports) if (report.kind === 'saved') last.set(report.callId, report.round);
    const unsaved = [...last].filter(([callId, round]) => roundOf(callId) < round);
    const cases = new Set(db.prepare<[], string | null>('SELECT case_number FROM ticket').pluck().all());
    const reportedCaseNumbers = reports.flatMap((report) =>
      report.kind === 'sent' ? [report.caseNumber] : [],
    );
    const bodies = new Set(db.prepare<[], string>('SELECT body FROM ticket').pluck().all());
    return [
      ...unsaved.map(([callId, round]) => `${callId} is at ${roundOf(callId)}, not ${round}`),
      ...reportedCaseNumbers.filter((number) => !cases.has(number)).map((number) => `${number} is not there`),
      ...storeHub.requests
        .filter(({ bodyText }) => !bodies.has(bodyText))
        .map(({ number }) => `request ${number} left without a trace`),
    ];
  } finally {
    close();
  }
}
