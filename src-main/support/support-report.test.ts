import { mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noPolicies } from '../../shared/app/parse-policies';
import { defaultSettings } from '../../shared/app/settings';
import { tempFolder } from '../db/temp-folder.fixture';
import { readSupportReport } from './support-report';

function reportOf(userDataFolder: string) {
  return readSupportReport({
    appVersion: '0.1.0',
    electronVersion: '45.4.1',
    userDataFolder,
    policies: noPolicies,
    token: { kind: 'none' },
    running: null,
    nowMs: Date.UTC(2026, 10, 26),
    settings: {
      ...defaultSettings,
      agent: 'NRN',
      keys: { send: ['F9'] },
      endingKinds: [{ id: 'own-1', name: 'Asked for Puan Zuraidah' }],
    },
  });
}

function folderWithLog(...files: readonly string[]): string {
  const folder = tempFolder();
  mkdirSync(join(folder, 'logs'));
  for (const [at, text] of files.entries())
    writeFileSync(join(folder, 'logs', at === 0 ? 'helpdesk.log' : `helpdesk.log.${at}`), text);
  return folder;
}

it('says what state the app is in, without what an agent typed and without the user of the PC', () => {
  const { files } = reportOf(join(homedir(), 'helpdesk-of-nobody'));
  expect(files.map(({ name }) => name)).toEqual(['state.json']);
  const text = files[0]?.text ?? '';
  expect(JSON.parse(text)).toMatchObject({
    health: { version: '0.1.0', electron: '45.4.1', dataFolder: join('~', 'helpdesk-of-nobody') },
    settings: { theme: 'system', ownKeys: 1, hasInitials: true, endingKinds: 1 },
  });
  expect(text).not.toMatch(/NRN|Zuraidah/);
  expect(text).not.toContain(homedir());
});

it('keeps the times of the log, and nothing of a person that another program wrote into it', () => {
  const line = '2026-11-24T06:30:00.000Z warn attempt ended {"ticketId":7}';
  const { files } = reportOf(
    folderWithLog(`${line}\n${line} 60123456789 siti@mail.example tk_test0123456789\n`),
  );
  expect(files[1]).toEqual({
    name: 'helpdesk.log',
    text: `${line}\n${line} [number] [mail] [token]\n`,
  });
});

it('holds the newest lines, from as many files as fit', () => {
  const lines = (name: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${name}${at} ${'x'.repeat(90)}\n`).join('');
  const { files } = reportOf(folderWithLog(lines('c', 2_000), lines('b', 3_000), lines('a', 3_000)));
  const [, newest, before, ...others] = files;
  expect(others).toEqual([]);
  expect(newest?.text).toBe(lines('c', 2_000));
  expect(before?.text).toMatch(/^b\d{3,} x+\n/);
  expect(before?.text.endsWith(`b2999 ${'x'.repeat(90)}\n`)).toBe(true);
  expect((newest?.text.length ?? 0) + (before?.text.length ?? 0)).toBeLessThanOrEqual(400_000);
});
