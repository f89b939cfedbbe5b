import {
  chmodSync,
  cpSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ended, outcomes } from '../../tickets/sample-ticket.fixture';
import { listBackups } from '../../backup/backup-files';
import { tempFolder } from '../../db/temp-folder.fixture';
import {
  newPc,
  open,
  makeTicket,
  drain,
  uncertain,
  folderOf,
  pcWithCopy,
  copyFolder,
  dropDatabase,
  allInDoubt,
  type Pc,
} from './copied-folder.fixture';
import type { RecoveredStores } from './open-with-recovery';

function sendAllAndQuit(pc: Pc): void {
  const today = open(pc);
  expect(drain(today)).toHaveLength(3);
  today.close();
}

function putFolderBack(pc: Pc, yesterday: string): void {
  rmSync(folderOf(pc), { recursive: true });
  cpSync(yesterday, folderOf(pc), { recursive: true });
}

function dropJournal(pc: Pc): void {
  for (const name of readdirSync(folderOf(pc)))
    if (name.endsWith('.journal')) rmSync(join(folderOf(pc), name));
}

describe('files that come back from the past after the app was closed', () => {
  it.each([
    [
      'the newest backup over the database',
      (pc: Pc) => copyFileSync(listBackups(join(folderOf(pc), 'backups')).at(-1)?.file ?? '', pc.file),
    ],
    [
      'the database alone',
      (pc: Pc, yesterday: string) => copyFileSync(join(yesterday, 'helpdesk.db'), pc.file),
    ],
  ])('%s sends nothing again: the journal knows what was sent', (_what, putBack) => {
    const { pc, yesterday } = pcWithCopy();
    sendAllAndQuit(pc);
    putBack(pc, yesterday);
    const after = open(pc);
    expect(after.putBack).toEqual({ reason: 'file-older', uncertainCount: 0 });
    expect(drain(after)).toEqual([]);
    expect(after.stores.tickets.get(1)?.caseNumber).toBe(outcomes.created.caseNumber);
    after.close();
    const next = open(pc);
    expect(next.putBack).toBeNull();
    next.close();
  });

  it.each([
    ['the older database', true, false],
    ['the older database, after a kill', true, true],
    ['not the database', false, false],
    ['not the database, after a kill', false, true],
  ])('a journal whose newest part is zeros, where %s came back', (_what, isOlder, isKilled) => {
    const { pc, yesterday } = pcWithCopy();
    const today = open(pc);
    const { segment, bytes } = today.journal.position();
    const [first] = today.stores.tickets.queued();
    today.stores.tickets.beginAttempt(first?.id ?? 0, ['waiting'], 1_000);
    if (isKilled) today.db.close();
    const log = `${pc.file}-wal`;
    // A killed app leaves this file.
    if (isKilled) writeFileSync(log, 'log of the killed app');
    else today.close();
    if (isOlder) {
      rmSync(log, { force: true });
      copyFileSync(join(yesterday, 'helpdesk.db'), pc.file);
    }
    const journal = join(folderOf(pc), `unsent-${String(segment).padStart(6, '0')}.journal`);
    const content = readFileSync(journal);
    writeFileSync(journal, content.fill(0, bytes));
    const after = open(pc);
    expect(drain(after)).toEqual(isOlder ? [] : ['SH-AAAA2', 'SH-AAAA3']);
    expect(uncertain(after)).toEqual(isOlder ? allInDoubt('history-older') : []);
    after.close();
  });

  it.each([
    ['zeros', (lost: Buffer) => lost.fill(0)],
    ['zeros up to the last record', (lost: Buffer) => lost.fill(0, 0, lost.length - 40)],
    ['no record any more', (lost: Buffer) => lost.fill('x', 0, lost.length - 1)],
  ])(
    'a killed app whose database came back with its own log: the newest part of the journal is %s',
    (_what, lose) => {
      const { pc } = pcWithCopy();
      const today = open(pc);
      makeTicket(today, 4);
      const { segment, bytes } = today.journal.position();
      for (const suffix of ['', '-wal']) copyFileSync(pc.file + suffix, `${pc.file}.older${suffix}`);
      expect(drain(today)).toHaveLength(4);
      today.db.close();
      for (const suffix of ['', '-wal']) renameSync(`${pc.file}.older${suffix}`, pc.file + suffix);
      const journal = join(folderOf(pc), `unsent-${String(segment).padStart(6, '0')}.journal`);
      const content = readFileSync(journal);
      lose(content.subarray(bytes));
      writeFileSync(journal, content);
      const after = open(pc);
      expect(drain(after)).toEqual([]);
      expect(uncertain(after)).toHaveLength(4);
      after.close();
    },
  );

  it.each([
    ['whose last ticket waits', (today: RecoveredStores) => makeTicket(today, 4), 4],
    ['whose last ticket was sent', (today: RecoveredStores) => drain(today), 0],
  ])(
    'a killed app %s: what the journal lost the database knows, and nothing is in doubt',
    (_what, work, waiting) => {
      const { pc } = pcWithCopy();
      const today = open(pc);
      const { segment, bytes } = today.journal.position();
      work(today);
      today.db.close();
      const journal = join(folderOf(pc), `unsent-${String(segment).padStart(6, '0')}.journal`);
      const content = readFileSync(journal);
      content.fill(0, bytes);
      writeFileSync(journal, content);
      const after = open(pc);
      expect(uncertain(after)).toEqual([]);
      expect(drain(after)).toHaveLength(waiting);
      after.close();
    },
  );

  it('reports an older database also after a kill', () => {
    const { pc, yesterday } = pcWithCopy();
    const today = open(pc);
    makeTicket(today, 4);
    today.db.close();
    for (const suffix of ['-wal', '-shm']) rmSync(pc.file + suffix, { force: true });
    copyFileSync(join(yesterday, 'helpdesk.db'), pc.file);
    const after = open(pc);
    expect(after.putBack).toEqual({ reason: 'file-older', uncertainCount: 0 });
    expect(drain(after)).toHaveLength(4);
    after.close();
  });

  it('does not report a crash alone as an older database', () => {
    const { pc } = pcWithCopy();
    const today = open(pc);
    makeTicket(today, 4);
    today.db.close();
    const after = open(pc);
    expect(after.putBack).toBeNull();
    after.close();
  });

  it('tickets that were not sent yet come back with the journal, and wait', () => {
    const { pc, yesterday } = pcWithCopy();
    const today = open(pc);
    makeTicket(today, 4);
    today.close();
    copyFileSync(join(yesterday, 'helpdesk.db'), pc.file);
    const after = open(pc);
    expect(after.putBack).toEqual({ reason: 'file-older', uncertainCount: 0 });
    expect(drain(after)).toEqual(['SH-AAAA1', 'SH-AAAA2', 'SH-AAAA3', 'SH-AAAA4']);
    after.close();
  });

  it('a database without its log brings back what the journal knows', () => {
    const pc = newPc();
    const yesterday = join(tempFolder(), 'without-log.db');
    const opened = open(pc);
    for (const n of [1, 2, 3]) makeTicket(opened, n);
    copyFileSync(pc.file, yesterday);
    drain(opened);
    opened.close();
    copyFileSync(yesterday, pc.file);
    const after = open(pc);
    expect(drain(after)).toEqual([]);
    expect(after.stores.history.search({ text: '', before: null, limit: 5 }).rows).toHaveLength(3);
    after.close();
  });

  it('an older log beside the newer database sends nothing again', () => {
    const pc = newPc();
    const log = join(tempFolder(), 'older-wal');
    const opened = open(pc);
    for (const n of [1, 2, 3]) makeTicket(opened, n);
    copyFileSync(`${pc.file}-wal`, log);
    drain(opened);
    opened.close();
    copyFileSync(log, `${pc.file}-wal`);
    const after = open(pc);
    expect(drain(after)).toEqual([]);
    after.close();
  });

  it('a backup that the app itself restores where database and journal are gone puts in doubt what waits in it', () => {
    const { pc } = pcWithCopy();
    sendAllAndQuit(pc);
    dropDatabase(pc);
    dropJournal(pc);
    const after = open(pc);
    expect(after.restored).toMatchObject({ backupMadeAtMs: Date.UTC(2026, 10, 23) });
    expect(drain(after)).toEqual([]);
    expect(uncertain(after)).toEqual(allInDoubt('history-older'));
    after.close();
  });

  it('a database from before the first segment of the journal puts in doubt what waits in it', () => {
    const { pc, yesterday } = pcWithCopy();
    sendAllAndQuit(pc);
    const today = open(pc);
    const kept = today.stores.maintenance.backUp(today.stores.journal.beginSegment(), Date.UTC(2026, 10, 24));
    today.stores.journal.dropBefore(kept.at(-1)?.number ?? 0);
    today.close();
    copyFileSync(join(yesterday, 'helpdesk.db'), pc.file);
    // The result is the same after a crash as after a close.
    writeFileSync(join(folderOf(pc), 'in-use'), '');
    const after = open(pc);
    expect(drain(after)).toEqual([]);
    expect(uncertain(after)).toEqual(allInDoubt('history-older'));
    after.close();
  });

  it.each([
    ['copied while the app was closed', copyFolder],
    [
      'copied while the app ran',
      (pc: Pc, yesterday: string) => {
        const running = open(pc);
        copyFolder(pc, yesterday);
        expect(existsSync(join(yesterday, 'in-use'))).toBe(true);
        running.close();
      },
    ],
  ])('the whole folder, %s, is older than what this PC remembers', (_how, copy) => {
    const { pc, yesterday } = pcWithCopy(copy);
    sendAllAndQuit(pc);
    putFolderBack(pc, yesterday);
    const after = open(pc);
    expect(after.putBack).toEqual({ reason: 'history-older', uncertainCount: 3 });
    expect(drain(after)).toEqual([]);
    expect(uncertain(after)).toEqual(allInDoubt('history-older'));
    after.close();
  });

  it('the whole folder, put back after a crash right behind the last ticket, is older', async () => {
    const { pc, yesterday } = pcWithCopy();
    const today = open(pc);
    drain(today);
    await expect.poll(() => witnessedBytes(pc)).toBe(today.journal.position().bytes);
    today.db.close();
    putFolderBack(pc, yesterday);
    const after = open(pc);
    expect(after.putBack).toEqual({ reason: 'history-older', uncertainCount: 3 });
    after.close();
  });

  it('the journal of yesterday with the database lost puts in doubt what waits', () => {
    const { pc, yesterday } = pcWithCopy();
    sendAllAndQuit(pc);
    dropDatabase(pc);
    dropJournal(pc);
    for (const name of readdirSync(yesterday))
      if (name.endsWith('.journal')) copyFileSync(join(yesterday, name), join(folderOf(pc), name));
    const after = open(pc);
    expect(drain(after)).toEqual([]);
    expect(uncertain(after)).toEqual(allInDoubt('history-older'));
    after.close();
  });
});

describe('a folder of yesterday beside a witness that knows no more than it', () => {
  /** What the app finds and sends at the first start, and at the next one with one more ticket. */
  function startTwice(pc: Pc) {
    const after = open(pc);
    const { putBack } = after;
    const sent = drain(after);
    const inDoubt = uncertain(after);
    after.close();
    const next = open(pc);
    makeTicket(next, 4);
    const later = { putBack: next.putBack, sent: drain(next) };
    next.close();
    return { putBack, sent, inDoubt, later };
  }

  const held = {
    putBack: { reason: 'history-older', uncertainCount: 3 },
    sent: [],
    inDoubt: allInDoubt('history-older'),
    later: { putBack: null, sent: ['SH-AAAA4'] },
  };

  it('is older where the whole home was put back: the witness outside of it was not', () => {
    const { pc, yesterday } = pcWithCopy();
    const witnessOfYesterday = join(tempFolder(), 'witness');
    cpSync(pc.witnessFolder, witnessOfYesterday, { recursive: true });
    sendAllAndQuit(pc);
    putFolderBack(pc, yesterday);
    rmSync(pc.witnessFolder, { recursive: true });
    cpSync(witnessOfYesterday, pc.witnessFolder, { recursive: true });
    expect(startTwice(pc)).toEqual(held);
  });

  it('is older where the witness could not be written for a day', () => {
    const { pc, yesterday } = pcWithCopy();
    const aside = join(tempFolder(), 'aside');
    renameSync(pc.witnessFolder, aside);
    writeFileSync(pc.witnessFolder, 'no folder can be made here');
    const today = open(pc);
    for (const { id } of today.stores.tickets.uncertain())
      today.stores.tickets.endAttempt(
        ended(today.stores.tickets.beginAttempt(id, ['uncertain'], 1_000)?.attemptId ?? 0, outcomes.created),
        false,
      );
    today.close();
    rmSync(pc.witnessFolder);
    renameSync(aside, pc.witnessFolder);
    putFolderBack(pc, yesterday);
    expect(startTwice(pc)).toEqual(held);
  });

  it.each([
    [
      'lags behind: it could not be written since',
      (pc: Pc) => {
        const before = join(tempFolder(), 'machine');
        cpSync(pc.machineFolder, before, { recursive: true });
        sendAllAndQuit(pc);
        rmSync(pc.machineFolder, { recursive: true });
        cpSync(before, pc.machineFolder, { recursive: true });
      },
    ],
    ['was never there', (pc: Pc) => rmSync(pc.machineFolder, { recursive: true })],
    ['is damaged', (pc: Pc) => damageAll(pc.machineFolder)],
    ['belongs to others, too', (pc: Pc) => chmodSync(pc.machineFolder, 0o777)],
  ])('is not older, and nothing is said, where the second witness %s', (_how, spoil) => {
    const { pc } = pcWithCopy();
    spoil(pc);
    const after = open(pc);
    expect(after.putBack).toBeNull();
    expect(uncertain(after)).toEqual([]);
    after.close();
  });

  it('that got another id meanwhile is not older than a second witness of the id before', () => {
    const { pc } = pcWithCopy();
    const before = join(tempFolder(), 'machine');
    cpSync(pc.machineFolder, before, { recursive: true });
    rmSync(pc.witnessFolder, { recursive: true });
    const renamed = open(pc);
    expect(renamed.putBack).toEqual({ reason: 'history-unwitnessed', uncertainCount: 3 });
    makeTicket(renamed, 4);
    renamed.close();
    rmSync(pc.machineFolder, { recursive: true });
    cpSync(before, pc.machineFolder, { recursive: true });
    const after = open(pc);
    expect(after.putBack).toBeNull();
    expect(drain(after)).toEqual(['SH-AAAA4']);
    after.close();
  });
});

describe('a history of another PC', () => {
  function otherPcOf(yesterday: string): Pc {
    const other = newPc();
    cpSync(yesterday, folderOf(other), { recursive: true });
    return other;
  }

  it('sends nothing by itself, while the first one goes on', () => {
    const { pc, yesterday } = pcWithCopy();
    const other = otherPcOf(yesterday);
    sendAllAndQuit(pc);
    const there = open(other);
    // Both PCs of the test have the same host and account: only their witness folders differ.
    expect(there.putBack).toEqual({ reason: 'history-unwitnessed', uncertainCount: 3 });
    expect(drain(there)).toEqual([]);
    makeTicket(there, 4);
    expect(drain(there)).toEqual(['SH-AAAA4']);
    there.close();
    const again = open(other);
    expect(again.putBack).toBeNull();
    expect(uncertain(again)).toEqual(allInDoubt('history-unwitnessed'));
    again.close();
  });

  it.each([false, true])(
    'is told from one that was copied to another path of the same PC, and neither sends what the other may have sent; the first one was opened meanwhile: %s',
    (isOpenedMeanwhile) => {
      const { pc, yesterday } = pcWithCopy();
      if (isOpenedMeanwhile) open(pc).close();
      const copied = { ...pc, file: join(tempFolder(), 'copied', 'helpdesk.db') };
      cpSync(yesterday, folderOf(copied), { recursive: true });
      for (const each of [copied, pc]) {
        const opened = open(each);
        expect(opened.putBack).toEqual({ reason: 'history-elsewhere', uncertainCount: 3 });
        expect(drain(opened)).toEqual([]);
        opened.close();
      }
      for (const each of [copied, pc]) {
        const again = open(each);
        expect(again.putBack).toBeNull();
        again.close();
      }
    },
  );

  it('does not take the place of the newer one: a folder that went another way counts as older', () => {
    const { pc, yesterday } = pcWithCopy();
    const newer = join(tempFolder(), 'newer');
    const today = open(pc);
    makeTicket(today, 4);
    today.close();
    copyFolder(pc, newer);
    putFolderBack(pc, yesterday);
    const older = open(pc);
    expect(uncertain(older)).toHaveLength(3);
    older.close();
    putFolderBack(pc, newer);
    const after = open(pc);
    expect(after.putBack).toEqual({ reason: 'history-older', uncertainCount: 4 });
    expect(drain(after)).toEqual([]);
    after.close();
  });
});

describe('a PC without a memory of its own', () => {
  it('is reported once, and then the folder counts as known', () => {
    const { pc } = pcWithCopy();
    rmSync(pc.witnessFolder, { recursive: true });
    writeFileSync(pc.witnessFolder, 'no folder can be made here');
    const first = open(pc);
    expect(first.putBack).toEqual({ reason: 'history-unwitnessed', uncertainCount: 3 });
    makeTicket(first, 4);
    first.close();
    const next = open(pc);
    expect(next.putBack).toBeNull();
    expect(drain(next)).toEqual(['SH-AAAA4']);
    next.close();
  });
});

it('a folder that is closed and reopened sends waiting tickets without a message', () => {
  const { pc } = pcWithCopy();
  const after = open(pc);
  expect(after.putBack).toBeNull();
  expect(drain(after)).toHaveLength(3);
  after.close();
});

it('a manual restore makes no ticket uncertain', () => {
  const { pc } = pcWithCopy();
  sendAllAndQuit(pc);
  const after = open(pc, true);
  expect(after.putBack).toBeNull();
  expect(after.restored).not.toBeNull();
  expect(uncertain(after)).toEqual([]);
  expect(drain(after)).toEqual([]);
  after.close();
});

function damageAll(folder: string): void {
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), 'not what was here');
}

function witnessedBytes({ witnessFolder }: Pc): number {
  const file = readdirSync(witnessFolder).find((name) => /^[\da-f]{32}\.json$/.test(name)) ?? '';
  return (JSON.parse(readFileSync(join(witnessFolder, file), 'utf8')) as { bytes: number }).bytes;
}
