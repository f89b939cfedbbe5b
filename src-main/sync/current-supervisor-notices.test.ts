import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SupervisorNotice } from '../../shared/sync/supervisor-notice';
import { tempFolder } from '../db/temp-folder.fixture';
import { createCurrentSupervisorNotices } from './current-supervisor-notices';
import { openSupervisorNoticeFile } from './supervisor-notice-file';

const dayMs = 86_400_000;
/** The longest delay of a timer. With a longer one it runs at once. */
const maxTimerMs = 2 ** 31 - 1;

test('a notice that lasts for years by a clock that was set back is waited for, day by day', () => {
  const noticeFile = openSupervisorNoticeFile(join(tempFolder(), 'notices.json'));
  const delays: number[] = [];
  let runTimer = (): void => undefined;
  const shown: (readonly SupervisorNotice[])[] = [];
  let nowMs = 2_000 * dayMs;
  const open = () =>
    createCurrentSupervisorNotices({
      nowMs: () => nowMs,
      schedule: (delayMs, run) => {
        delays.push(delayMs);
        runTimer = run;
        return () => undefined;
      },
      onNotices: (notices) => shown.push(notices),
      noticeFile,
    });
  open().update([
    { id: '00000000-0000-4000-8000-000000000001', text: 'Network down in Johor', leftMs: 60_000 },
  ]);

  nowMs -= 1_000 * dayMs;
  open().restore();
  runTimer();
  expect(Math.max(...delays)).toBeLessThan(maxTimerMs);
  expect(delays).toEqual([60_000, dayMs, dayMs]);
  expect(shown).toHaveLength(2);

  nowMs += 1_000 * dayMs + 60_000;
  runTimer();
  expect(shown.at(-1)).toEqual([]);
});

test('a notice that ended while the app was closed is gone from the file at the next start', () => {
  const file = join(tempFolder(), 'notices.json');
  let nowMs = 0;
  const open = () =>
    createCurrentSupervisorNotices({
      nowMs: () => nowMs,
      schedule: () => () => undefined,
      onNotices: () => undefined,
      noticeFile: openSupervisorNoticeFile(file),
    });
  const id = '00000000-0000-4000-8000-00000000000';
  open().update([
    { id: `${id}1`, text: 'promise Zebulon no visit', leftMs: 60_000 },
    { id: `${id}2`, text: 'Network down in Johor', leftMs: 120_000 },
  ]);
  nowMs = 90_000;
  open().restore();
  expect(readFileSync(file, 'utf8')).not.toContain('Zebulon');
  expect(readFileSync(file, 'utf8')).toContain('Johor');
  nowMs = 150_000;
  open().restore();
  expect(existsSync(file)).toBe(false);
});
