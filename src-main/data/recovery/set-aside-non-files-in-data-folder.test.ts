import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createRecordedLog } from '../../log/recorded-log.fixture';
import { claimFolder } from '../folder-lock/folder-owner';
import { drain, folderOf, pcWithCopy, uncertain, type Pc } from './copied-folder.fixture';
import { openWithRecovery } from './open-with-recovery';
import { setAsideNonFilesInDataFolder } from './set-aside-non-files-in-data-folder';

const pipe = (path: string): void => void execFileSync('mkfifo', [path]);
const kinds = [
  ['a pipe', pipe],
  [
    'a folder with a file',
    (path: string) => {
      mkdirSync(path);
      writeFileSync(join(path, 'x'), '');
    },
  ],
] as const;

const names = [
  'helpdesk.db',
  'helpdesk.db-wal',
  'helpdesk.db.rescued.new',
  'helpdesk.db.new-wal',
  'unsent-000002.journal',
  'unsent-000003.journal',
  'in-use',
  'folder.json',
  'owner.json',
  'owner.lock',
  'backups',
] as const;

/** As the thread of the database does. */
function start(pc: Pc) {
  const recordedLog = createRecordedLog();
  const folder = folderOf(pc);
  setAsideNonFilesInDataFolder(folder, recordedLog.log);
  const claimed = claimFolder(folder, { id: 'this', host: 'here', pid: 1 });
  if (!claimed.ok) throw new Error(claimed.error.errorCode);
  const opened = openWithRecovery(pc.file, Date.UTC(2026, 10, 25), {
    log: recordedLog.log,
    witness: { folder: pc.witnessFolder, machineFolder: pc.machineFolder, newId: 'next' },
  });
  if (!opened.ok) throw new Error(opened.error.detail);
  onTestFinished(() => {
    opened.value.close();
    claimed.value.release();
  });
  return { opened: opened.value, recordedLog };
}

// A pipe would be waited for without end, and no time limit ends a thread that waits.
describe.skipIf(process.platform === 'win32').each(kinds)(
  '%s in the place of a file of the data folder',
  (_kind, put) => {
    it.each(names)('is set aside, and no ticket is lost: %s', (name) => {
      const { pc } = pcWithCopy();
      const path = join(folderOf(pc), name);
      rmSync(path, { recursive: true, force: true });
      // What a folder of backups is, is right.
      if (name === 'backups') pipe(path);
      else put(path);

      const { opened, recordedLog } = start(pc);
      expect(recordedLog.of('no file of the app, and set aside')).toEqual([{ name }]);
      expect(existsSync(`${path}.set-aside-1`)).toBe(true);
      const held = uncertain(opened).map(([reference]) => reference);
      expect(new Set([...drain(opened), ...held])).toEqual(new Set(['SH-AAAA1', 'SH-AAAA2', 'SH-AAAA3']));
    });

    it('is set aside among the backups', () => {
      const { pc } = pcWithCopy();
      const backups = join(folderOf(pc), 'backups');
      const [backup] = readdirSync(backups);
      rmSync(join(backups, backup ?? ''));
      put(join(backups, backup ?? ''));
      rmSync(pc.file);
      const { opened, recordedLog } = start(pc);
      expect(recordedLog.of('no file of the app, and set aside')).toEqual([{ name: backup }]);
      expect(opened.stores.tickets.queued().length + uncertain(opened).length).toBe(3);
    });

    it('keeps no witness, and is replaced by one', () => {
      const { pc } = pcWithCopy();
      const witness = readdirSync(pc.witnessFolder).find((name) => name !== 'pc.json');
      const path = join(pc.witnessFolder, witness ?? '');
      rmSync(path);
      put(path);
      const { opened } = start(pc);
      expect(uncertain(opened)).toHaveLength(3);
      expect(dirname(path)).toBe(pc.witnessFolder);
    });
  },
);

describe.skipIf(process.platform === 'win32')('a link', () => {
  it.each(['in-use', 'owner.json', 'owner.lock'])(
    'to a file of another program is not written through: %s',
    (name) => {
      const { pc } = pcWithCopy();
      const path = join(folderOf(pc), name);
      const other = join(pc.witnessFolder, 'of another program');
      writeFileSync(other, 'kept');
      rmSync(path, { force: true });
      symlinkSync(other, path);
      const { opened, recordedLog } = start(pc);
      expect(recordedLog.of('no file of the app, and set aside')).toEqual([{ name }]);
      expect(drain(opened)).toHaveLength(3);
      expect(readFileSync(other, 'utf8')).toBe('kept');
    },
  );

  it('to a folder of backups on another disk is followed', () => {
    const { pc } = pcWithCopy();
    const backups = join(folderOf(pc), 'backups');
    const elsewhere = join(pc.witnessFolder, 'backups elsewhere');
    renameSync(backups, elsewhere);
    symlinkSync(elsewhere, backups);
    const { recordedLog } = start(pc);
    expect(recordedLog.of('no file of the app, and set aside')).toEqual([]);
  });
});

it('a journal that grew by 300 MB of zeros is read within seconds of the processor', () => {
  const { pc } = pcWithCopy();
  const before = process.cpuUsage();
  truncateSync(join(folderOf(pc), 'unsent-000002.journal'), 300_000_000);
  const { opened } = start(pc);
  expect(opened.stores.tickets.queued().length + uncertain(opened).length).toBe(3);
  expect(process.cpuUsage(before).user).toBeLessThan(10_000_000);
});
