import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noPolicies, parsePolicies } from '../../shared/app/parse-policies';
import { tempFolder } from '../db/temp-folder.fixture';
import { readHealthReport, type HealthParts } from './health-report';

const dayMs = 86_400_000;

function healthOf(changes: Partial<HealthParts>) {
  return readHealthReport({
    version: '0.1.0',
    electronVersion: '45.4.1',
    platform: 'linux',
    userDataFolder: tempFolder(),
    policies: noPolicies,
    token: { kind: 'none' },
    running: null,
    nowMs: Date.now(),
    ...changes,
  });
}

function folderWithHistory(): string {
  const folder = tempFolder();
  mkdirSync(join(folder, 'live'));
  writeFileSync(join(folder, 'live', 'helpdesk.db'), 'Ahmad Ibrahim');
  return folder;
}

it('is healthy on a PC where the app was never started', () => {
  expect(healthOf({})).toMatchObject({ isHealthy: true, problems: [], history: { live: null } });
});

it('says that a history of four days has no backup', () => {
  const userDataFolder = folderWithHistory();
  expect(healthOf({ userDataFolder }).problems).toEqual([]);
  expect(healthOf({ userDataFolder, nowMs: Date.now() + 4 * dayMs }).problems).toEqual(['no-recent-backup']);
});

it('says what the running app, the keychain and the policies lack', () => {
  const policies = parsePolicies([{ place: 'machine', level: 'required', values: { Mode: 'Live' } }]);
  const token = { kind: 'unknown', errorCode: 'locked' } as const;
  expect(healthOf({ running: undefined }).problems).toEqual(['app-not-answering']);
  expect(healthOf({ running: { isHistoryOpen: false }, token, policies })).toMatchObject({
    isHealthy: false,
    problems: ['history-not-open', 'keychain', 'policies-without-effect'],
    token: 'locked',
    policies: { ineffective: ['Mode'] },
  });
});
