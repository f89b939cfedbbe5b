import { copyFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listBackups } from '../../../src-main/backup/backup-files';
import { isIntact } from '../../../src-main/backup/make-and-verify-backup';
import { openWithRecovery } from '../../../src-main/data/recovery/open-with-recovery';
import { findFirstMissingWrite } from '../scenarios/check-acknowledged-writes';
import { getDatabaseFile, type AcknowledgedWrite } from '../scenarios/write-and-acknowledge';
import type { Measurement } from '../../measurement/measurement';
import { createSeededRandom } from '../../measurement/seeded-random';
import { withTempFolder } from '../app/temp-folder';
import { startScenarioProcess, type ScenarioProcess } from '../scenarios/start-scenario-process';

/** R8: the app is killed at any moment while it makes backups. */
export const killedBackups: Measurement = {
  id: 'R8',
  unit: 'kills during a backup after which no valid one was there, or a lost database was not whole again',
  goal: 0,
  runs: { full: 100, short: 5 },
  measure: async (runs, seed) => {
    const random = createSeededRandom(seed);
    const harm = await withTempFolder((folder) => killWhileBackingUp(folder, runs, random));
    const control = await withTempFolder((folder) => killWhileCopying(folder, 20, random));
    return { value: harm.length, control, seen: { harm: harm.slice(0, 5) } };
  },
};

/** Uses one folder for all kills, as on an agent's PC. Every fifth kill also deletes the database. */
async function killWhileBackingUp(folder: string, kills: number, random: () => number): Promise<string[]> {
  const file = getDatabaseFile(folder);
  const acknowledged: AcknowledgedWrite[] = [];
  const harm: string[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    const order = { folder, rounds: 1e6, synchronous: 'FULL', backUpEvery: 1, staysOpen: false };
    const victim = startScenarioProcess('write-and-acknowledge', { ...order, firstRound: kill * 10_000 });
    acknowledged.push(...(await linesUntilKilled(victim, random() * 60)));
    if (!listBackups(join(dirname(file), 'backups')).some((backup) => isIntact(backup.file))) {
      harm.push(`kill ${kill}: no valid backup`);
    }
    // The journal does not contain unsent calls.
    const mustBeThere = kill % 5 === 0 ? acknowledged.filter(({ kind }) => kind !== 'saved') : acknowledged;
    if (kill % 5 === 0) for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    const opened = openWithRecovery(file, Date.now());
    if (!opened.ok) throw new Error(opened.error.detail);
    const missing = findFirstMissingWrite(opened.value, file, mustBeThere);
    if (missing !== undefined) harm.push(`kill ${kill}: ${JSON.stringify(missing)} is missing`);
    if (kill % 5 === 0) acknowledged.splice(0, acknowledged.length, ...mustBeThere);
    opened.value.close();
  }
  return harm;
}

/** Returns every report up to the kill, which comes shortly after the first backup. */
async function linesUntilKilled(victim: ScenarioProcess, afterMs: number): Promise<AcknowledgedWrite[]> {
  const reports: AcknowledgedWrite[] = [];
  for (let line = await victim.nextLine(); line !== null; line = await victim.nextLine()) {
    const what = JSON.parse(line) as AcknowledgedWrite;
    reports.push(what);
    if (what.kind === 'backed-up' && reports.filter(({ kind }) => kind === 'backed-up').length === 1) {
      setTimeout(() => void victim.kill(), afterMs);
    }
  }
  return reports;
}

async function killWhileCopying(folder: string, kills: number, random: () => number): Promise<number> {
  const file = getDatabaseFile(folder);
  const backup = join(folder, 'backup.db');
  const opened = openWithRecovery(file, 0);
  if (!opened.ok) throw new Error(opened.error.detail);
  opened.value.db.exec(
    `CREATE TABLE filler AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
     SELECT randomblob(1000) FROM n`,
  );
  opened.value.close();
  let invalid = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    copyFileSync(file, backup);
    const victim = startScenarioProcess('overwrite-only-backup', { from: file, to: backup });
    await victim.nextLine();
    await new Promise((resolve) => {
      setTimeout(resolve, random() * 60);
    });
    await victim.kill();
    if (!isIntact(backup)) invalid += 1;
  }
  return invalid;
}
