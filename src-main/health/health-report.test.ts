import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noPolicies, parsePolicies } from '../../shared/app/parse-policies';
import { migrations } from '../db/migrations/all';
import { tempFolder } from '../db/temp-folder.fixture';
import { writeOutboxAtClose } from '../outbox/outbox-at-close-file';
import { readPolicies } from '../policy/read-policies';
import { checkOrganisationTemplates } from '../templates/check-organisation-templates';
import { serverSchemaVersion } from '../sync/sync-types';
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

it('says which form of the history this version writes, and which one of the server it needs', () => {
  const { schema } = healthOf({});
  expect(schema).toEqual({ history: migrations.at(-1)?.version, server: serverSchemaVersion });
});

it('says that a history of four days has no backup', () => {
  const userDataFolder = folderWithHistory();
  expect(healthOf({ userDataFolder }).problems).toEqual([]);
  expect(healthOf({ userDataFolder, nowMs: Date.now() + 4 * dayMs }).problems).toEqual(['no-recent-backup']);
});

it('says what the outbox of a closed app held, and null after a kill', () => {
  const userDataFolder = folderWithHistory();
  const outboxOf = () => healthOf({ userDataFolder }).history['live']?.outboxAtClose;
  expect(outboxOf()).toBeNull();
  const left = { waiting: 3, uncertain: 1, rejected: 2, openCalls: 4 };
  const oldestWaitingAtMs = Date.UTC(2026, 10, 28, 3);
  writeOutboxAtClose(join(userDataFolder, 'live'), { ...left, oldestWaitingAtMs });
  expect(outboxOf()).toEqual({ ...left, oldestWaiting: '2026-11-28T03:00:00.000Z' });
  writeFileSync(join(userDataFolder, 'live', 'helpdesk.db-wal'), '');
  expect(outboxOf()).toBeNull();
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

it('says what the policies say, but no text, and when it looked', () => {
  const values = {
    Mode: 'live',
    KeepDays: 400,
    AllowExport: false,
    SharedHistoryHost: 'history.example.com',
  };
  const recommended = { Theme: 'dark', SupportContact: 'Siti, 1234' };
  const policies = parsePolicies([
    { place: 'machine', level: 'required', values },
    { place: 'machine', level: 'recommended', values: recommended },
  ]);
  const health = healthOf({ policies, nowMs: Date.UTC(2026, 10, 28, 3) });
  expect(health).toMatchObject({ checkedAt: '2026-11-28T03:00:00.000Z' });
  expect(health.policies.values).toEqual({
    Mode: 'live',
    KeepDays: 400,
    AllowExport: false,
    Theme: 'dark',
  });
});

it('says that the running app needs a restart, or makes no backups', () => {
  const running = { isHistoryOpen: true, needsRestart: true, isBackupOverdue: true };
  expect(healthOf({ running }).problems).toEqual(['restart-needed', 'no-recent-backup']);
});

it('says that a shared history has failed for a day, or was never read, and not that it has just failed', () => {
  const nowMs = Date.now();
  const problemsOf = (sharedHistory: object) =>
    healthOf({ running: { isHistoryOpen: true, sharedHistory }, nowMs }).problems;
  const readAgo = (ms: number) => new Date(nowMs - ms).toISOString();
  expect(problemsOf({ phase: 'failed', lastRead: readAgo(dayMs - 1_000) })).toEqual([]);
  expect(problemsOf({ phase: 'failed', lastRead: readAgo(dayMs + 1_000) })).toEqual(['no-recent-sync']);
  expect(problemsOf({ phase: 'failed', lastRead: null })).toEqual(['no-recent-sync']);
  // A PC that was off for a week, and one that reads its first pages.
  expect(problemsOf({ phase: 'connecting', lastRead: readAgo(7 * dayMs) })).toEqual([]);
  expect(problemsOf({ phase: 'exchanging', lastRead: null })).toEqual([]);
});

it('names a folder that may not be used', () => {
  const userDataFolder = join(tempFolder(), 'file');
  writeFileSync(userDataFolder, '');
  const { problems, history } = healthOf({
    userDataFolder: join(userDataFolder, 'data'),
  });
  expect(problems).toEqual(['folder-not-usable']);
  expect(history).toEqual({ live: null, practice: null });
});

it('names policies and templates that cannot be read, and a data folder that is not used', () => {
  const readIn = (folder: string, values: Readonly<Record<string, unknown>>) => {
    const file = join(folder, 'policies.json');
    writeFileSync(file, JSON.stringify(values));
    return healthOf({ policies: checkOrganisationTemplates(readPolicies({ ...place, file })) });
  };
  const place = { platform: 'linux', systemRoot: '', tempFolder: '', localAppData: null } as const;
  const folder = tempFolder();
  const unread = healthOf({ policies: readPolicies({ ...place, file: folder }) });
  expect(unread).toMatchObject({ problems: ['policies-not-readable'], policies: { ineffective: [] } });
  expect(readIn(folder, { TemplatesFile: join(folder, 'none.json') })).toMatchObject({
    problems: ['templates-not-readable', 'policies-without-effect'],
    policies: { ineffective: ['TemplatesFile'] },
  });
  expect(readIn(folder, { DataFolder: 'relative' }).problems).toEqual([
    'policies-without-effect',
    'data-folder-ignored',
  ]);
});

it('has the keys of the sample for administrators, but what the running app says', () => {
  const paper = readFileSync(join(import.meta.dirname, '../../docs/roll-out/monitor.md'), 'utf8');
  const sample = JSON.parse(/```json\n(.*?)```/s.exec(paper)?.[1] ?? '') as Record<string, unknown>;
  const policies = parsePolicies([
    { place: 'machine', level: 'required', values: { Mode: 'live', KeepDays: 400, AllowExport: false } },
  ]);
  const health = healthOf({
    userDataFolder: folderWithHistory(),
    policies,
    token: { kind: 'present', lastFour: '' },
  });
  expect(listKeys({ ...sample, running: null })).toEqual(listKeys(health));
  expect(sample).toMatchObject({ schema: health.schema });
});

/** Every key with its path. */
function listKeys(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value)
    .flatMap(([key, inner]) => listKeys(inner, Array.isArray(value) ? path : `${path}.${key}`))
    .toSorted();
}
