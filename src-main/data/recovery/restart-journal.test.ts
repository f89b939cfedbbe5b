import { copyFileSync, cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { truncateWal } from '../../db/truncate-wal.fixture';
import { tempFolder } from '../../db/temp-folder.fixture';
import { appendToClosedJournal } from '../../journal/append-to-closed-journal';
import { silentLog } from '../../log/log';
import { ended, outcomes } from '../../tickets/sample-ticket.fixture';
import {
  allInDoubt,
  drain,
  dropDatabase,
  folderOf,
  makeTicket,
  newPc,
  open,
  pcWithCopy,
  uncertain,
  type Pc,
} from './copied-folder.fixture';
import type { RecoveredStores } from './open-with-recovery';

/** Since the copy of yesterday was made, the first of three tickets was sent, and a fourth one waits. */
function workToday({ stores }: RecoveredStores): void {
  const [first] = stores.tickets.queued();
  const attempt = stores.tickets.beginAttempt(first?.id ?? 0, ['waiting'], 1_000);
  stores.tickets.endAttempt(ended(attempt?.attemptId ?? 0, outcomes.created), false);
}

function journalsIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.journal'));
}

function dropJournal(pc: Pc): void {
  for (const name of journalsIn(folderOf(pc))) rmSync(join(folderOf(pc), name));
}

function putJournalBack(pc: Pc, yesterday: string): void {
  dropJournal(pc);
  for (const name of journalsIn(yesterday)) copyFileSync(join(yesterday, name), join(folderOf(pc), name));
}

const stillWaiting = ['SH-AAAA2', 'SH-AAAA3', 'SH-AAAA4'];
const references = ({ stores }: RecoveredStores) => stores.tickets.queued().map(({ reference }) => reference);

describe.each([
  ['with a backup', pcWithCopy],
  [
    'without a backup',
    () => {
      const { pc, yesterday } = pcWithCopy();
      for (const folder of [folderOf(pc), yesterday]) rmSync(join(folder, 'backups'), { recursive: true });
      return { pc, yesterday };
    },
  ],
])('a history that was closed well, %s', (_what, createPc) => {
  it.each<[string, (pc: Pc, yesterday: string) => void]>([
    ['whose journal was deleted', dropJournal],
    ['whose journal is that of yesterday', putJournalBack],
    ['whose id was deleted', (pc) => rmSync(join(folderOf(pc), 'folder.json'))],
    [
      'whose id and journal were deleted',
      (pc) => {
        dropJournal(pc);
        rmSync(join(folderOf(pc), 'folder.json'));
      },
    ],
  ])('and %s, has no ticket in doubt, and says nothing', (_how, spoil) => {
    const { pc, yesterday } = createPc();
    const today = open(pc);
    workToday(today);
    makeTicket(today, 4);
    today.close();
    spoil(pc, yesterday);
    const after = open(pc);
    expect(after.putBack).toBeNull();
    expect(uncertain(after)).toEqual([]);
    expect(references(after)).toEqual(stillWaiting);
    after.close();
    const next = open(pc);
    expect([next.putBack, uncertain(next), references(next)]).toEqual([null, [], stillWaiting]);
    next.close();

    // What waits is in the new journal, and what was sent does not wait again.
    dropDatabase(pc);
    const rebuilt = open(pc);
    expect(drain(rebuilt)).toEqual(stillWaiting);
    rebuilt.close();
  });

  it.each<[string, (pc: Pc, yesterday: string) => void]>([
    [
      'the database',
      (pc, yesterday) => {
        dropJournal(pc);
        copyFileSync(join(yesterday, 'helpdesk.db'), pc.file);
      },
    ],
    [
      'the whole folder',
      (pc, yesterday) => {
        rmSync(folderOf(pc), { recursive: true });
        cpSync(yesterday, folderOf(pc), { recursive: true });
        dropJournal(pc);
      },
    ],
    [
      'the whole folder without its id',
      (pc, yesterday) => {
        rmSync(folderOf(pc), { recursive: true });
        cpSync(yesterday, folderOf(pc), { recursive: true });
        rmSync(join(folderOf(pc), 'folder.json'));
      },
    ],
  ])('and whose journal was deleted, with %s of yesterday, is in doubt', (_how, putBack) => {
    const { pc, yesterday } = createPc();
    const today = open(pc);
    workToday(today);
    today.close();
    putBack(pc, yesterday);
    const after = open(pc);
    expect(after.putBack).not.toBeNull();
    expect(drain(after)).toEqual([]);
    expect(uncertain(after)).toEqual(allInDoubt('history-older'));
    after.close();
  });
});

it('keeps the callers that are still to be erased from backups', () => {
  const caller = { phone: '0120000000', name: 'Kanari Binti Ujian' };
  const erasure = { kind: 'erase-caller', ...caller, callers: [caller], atMs: 1 };
  const pc = newPc();
  const before = open(pc);
  makeTicket(before, 1);
  before.journal.append(erasure);
  before.close();
  const yesterday = join(tempFolder(), 'yesterday');
  cpSync(folderOf(pc), yesterday, { recursive: true });
  const today = open(pc);
  makeTicket(today, 2);
  today.close();
  putJournalBack(pc, yesterday);
  const after = open(pc);
  expect(after.journal.readAll()).toContainEqual(erasure);
  expect(references(after)).toEqual(['SH-AAAA1', 'SH-AAAA2']);
  after.close();
});

it('a record that came into the journal after a history was closed well is replayed', () => {
  const { pc } = pcWithCopy();
  appendToClosedJournal(
    folderOf(pc),
    [{ kind: 'noted', reference: 'SH-AAAA1', text: 'Called back', writtenAtMs: 1 }],
    silentLog,
  );
  const after = open(pc);
  expect(after.stores.tickets.get(1)?.notes.map(({ text }) => text)).toEqual(['Called back']);
  after.close();
});

it('a history of yesterday with its whole home is in doubt, also without a journal: the second witness is ahead', () => {
  const { pc, yesterday } = pcWithCopy();
  const witnessOfYesterday = join(tempFolder(), 'witness');
  cpSync(pc.witnessFolder, witnessOfYesterday, { recursive: true });
  const today = open(pc);
  workToday(today);
  today.close();
  rmSync(folderOf(pc), { recursive: true });
  cpSync(yesterday, folderOf(pc), { recursive: true });
  rmSync(pc.witnessFolder, { recursive: true });
  cpSync(witnessOfYesterday, pc.witnessFolder, { recursive: true });
  dropJournal(pc);
  const after = open(pc);
  expect(drain(after)).toEqual([]);
  expect(uncertain(after)).toEqual(allInDoubt('history-older'));
  after.close();
});

describe.skipIf(process.platform === 'win32')('while the app runs', () => {
  it('a journal that is deleted is restarted with what waits, and no ticket is in doubt after a kill', () => {
    const { pc } = pcWithCopy();
    const today = open(pc);
    workToday(today);
    dropJournal(pc);
    expect(today.rescueIfGone()).toBe(false);
    makeTicket(today, 4);
    // Closes the connection without any of the app's clean-up, as a crash does.
    today.db.close();
    const after = open(pc);
    expect([after.putBack, uncertain(after), references(after)]).toEqual([null, [], stillWaiting]);
    after.close();
    dropDatabase(pc);
    const rebuilt = open(pc);
    expect(drain(rebuilt)).toEqual(stillWaiting);
    rebuilt.close();
  });

  it('a folder that is deleted comes back out of memory, and no ticket is in doubt', () => {
    const { pc } = pcWithCopy();
    const today = open(pc);
    workToday(today);
    makeTicket(today, 4);
    rmSync(folderOf(pc), { recursive: true });
    expect(today.rescueIfGone()).toBe(true);
    today.close();
    const after = open(pc);
    expect(after.putBack).toEqual({ reason: 'files-removed', uncertainCount: 0 });
    expect([uncertain(after), references(after)]).toEqual([[], stillWaiting]);
    after.close();
  });

  it('a journal that is replaced by the same records is written on', () => {
    const { pc } = pcWithCopy();
    const today = open(pc);
    workToday(today);
    const [newest = ''] = journalsIn(folderOf(pc)).toReversed();
    const journal = join(folderOf(pc), newest);
    copyFileSync(journal, `${journal}.tmp`);
    renameSync(`${journal}.tmp`, journal);
    expect(today.guard.refuse('tickets', 'queued', [])).toBeNull();
    makeTicket(today, 4);
    today.db.close();
    dropDatabase(pc);
    const after = open(pc);
    expect(drain(after)).toEqual(stillWaiting);
    after.close();
  });
});

describe('a database file that is missing', () => {
  it('is no damage: the backup and the journal bring back the tickets, and the log of it is kept', () => {
    const { pc } = pcWithCopy();
    const today = open(pc);
    workToday(today);
    makeTicket(today, 4);
    const log = join(tempFolder(), 'log');
    copyFileSync(`${pc.file}-wal`, log);
    today.close();
    rmSync(pc.file);
    copyFileSync(log, `${pc.file}-wal`);
    const after = open(pc);
    expect(after.restored).toMatchObject({ wasMissing: true, backupMadeAtMs: Date.UTC(2026, 10, 23) });
    expect(uncertain(after)).toEqual([]);
    expect(drain(after)).toEqual(stillWaiting);
    after.close();
    expect(readdirSync(join(folderOf(pc), 'damaged'))).toEqual(['helpdesk.db.1-wal']);
  });

  it('is said although nothing but its log is left', () => {
    const pc = newPc();
    const only = open(pc);
    makeTicket(only, 1);
    const log = join(tempFolder(), 'log');
    copyFileSync(`${pc.file}-wal`, log);
    only.close();
    dropDatabase(pc);
    dropJournal(pc);
    copyFileSync(log, `${pc.file}-wal`);
    const after = open(pc);
    expect(after.restored).toMatchObject({ wasMissing: true, backupMadeAtMs: null });
    after.close();
    expect(existsSync(join(folderOf(pc), 'damaged', 'helpdesk.db.1-wal'))).toBe(true);
  });
});

describe('a killed app whose log is gone', () => {
  /** What a killed app leaves, with a call that is only in the log. */
  function killed() {
    const { pc } = pcWithCopy();
    const today = open(pc);
    today.guard.watchCall('owner')();
    today.stores.calls.begin('00000000-0000-4000-8000-00000000000a', 1);
    const left = { ...pc, file: join(tempFolder(), 'left', 'live', 'helpdesk.db') };
    cpSync(folderOf(pc), folderOf(left), { recursive: true });
    today.close();
    rmSync(folderOf(pc), { recursive: true });
    renameSync(folderOf(left), folderOf(pc));
    return pc;
  }

  it('says so, because calls may be missing', () => {
    const pc = killed();
    rmSync(`${pc.file}-wal`);
    const after = open(pc);
    expect(after.putBack).toEqual({ reason: 'file-older', uncertainCount: 0 });
    expect(references(after)).toHaveLength(3);
    after.close();
    const next = open(pc);
    expect(next.putBack).toBeNull();
    next.close();
  });

  it.each<[string, (pc: Pc) => void]>([
    ['only moved into the file by another program', ({ file }) => truncateWal(file)],
    ['there', () => undefined],
  ])('says nothing where it is %s', (_how, touch) => {
    const pc = killed();
    touch(pc);
    const after = open(pc);
    expect(after.putBack).toBeNull();
    expect(after.stores.calls.unfinished()).toHaveLength(1);
    after.close();
  });
});
