import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { listBackups, getBackupsFolder } from '../../../src-main/backup/backup-files';
import { truncateWal } from '../../../src-main/db/truncate-wal.fixture';
import { openHeadlessWorkspace } from '../../headless-app/open-headless-workspace';
import { getDatabaseFile } from '../scenarios/write-and-acknowledge';
import {
  createClockWithinDay,
  getFolderCopyPaths,
  createStoreOpener,
  createPc,
  type FolderCopies,
  type Pc,
} from '../scenarios/two-workdays-with-folder-copies';

/** Two days of work on one PC, and another, new PC. */
export type TwoPcWorld = {
  readonly pc: Pc;
  readonly other: Pc;
  readonly copies: FolderCopies;
};

export const createTwoPcWorld = (folder: string): TwoPcWorld => ({
  pc: createPc(folder),
  other: createPc(join(folder, 'other')),
  copies: getFolderCopyPaths(folder),
});

/** A way in which old files come back. */
export type RestoredFolderCase = {
  readonly name: string;
  readonly putBack: (world: TwoPcWorld) => void | Promise<void>;
  /** Another program overwrites the files of the running app in place. */
  readonly isWhileOpen?: true;
  /** Whether the remaining files know the outcomes of the tickets sent since the copies were made. */
  readonly knowsSent: boolean;
  /** Whether the remaining files know the tickets made since. */
  readonly knowsMade: boolean;
  /**
   * Whether the control must resend or lose tickets. It reads the journal only after a crash, and no PC remembers
   * anything.
   */
  readonly failsInControl: boolean;
  /** The other PC starts first, and both keep running. */
  readonly isOnOtherPc?: true;
  /** The agent presses Restore. */
  readonly mustRestore?: true;
  /** Puts back a second set of files after the app has worked with the first. */
  readonly putBackLater?: (world: TwoPcWorld) => void;
  /** Nothing is in doubt, so waiting tickets must be sent. */
  readonly mustSend?: true;
};

const everything = { knowsSent: true, knowsMade: true };
/** The newest journal segment only lists tickets that were unresolved when a backup was made. */
const listedSince = { knowsSent: false, knowsMade: true };
const yesterdayOnly = { knowsSent: false, knowsMade: false };

export const restoredFolderCases: readonly RestoredFolderCase[] = [
  { name: 'nothing', putBack: () => undefined, ...everything, failsInControl: false, mustSend: true },
  {
    name: 'times of all files',
    putBack: setTimes,
    ...everything,
    failsInControl: false,
    mustSend: true,
  },
  {
    name: 'log moved into the database by another program',
    putBack: ({ pc }) => truncateWal(getDatabaseFile(pc.data)),
    ...everything,
    failsInControl: false,
    mustSend: true,
  },
  {
    name: 'times of all files, and the log of the open database moved into it by another program',
    putBack: (world) => {
      setTimes(world);
      truncateWal(getDatabaseFile(world.pc.data));
    },
    ...everything,
    failsInControl: false,
    isWhileOpen: true,
    mustSend: true,
  },
  {
    name: 'newest backup over the database',
    putBack: ({ pc }) => {
      dropDatabase(pc);
      cpSync(newestBackup(pc), getDatabaseFile(pc.data));
    },
    ...everything,
    failsInControl: true,
  },
  {
    name: 'older database alone',
    putBack: ({ pc, copies }) => {
      dropDatabase(pc);
      cpSync(getDatabaseFile(copies.closed), getDatabaseFile(pc.data));
    },
    ...everything,
    failsInControl: true,
  },
  {
    name: 'older database under the log that is there',
    putBack: ({ pc, copies }) => {
      cpSync(getDatabaseFile(copies.closed), getDatabaseFile(pc.data));
    },
    ...everything,
    failsInControl: true,
  },
  {
    name: 'older database and older log',
    putBack: ({ pc, copies }) => {
      dropDatabase(pc);
      for (const suffix of ['', '-wal'])
        cpSync(getDatabaseFile(copies.live) + suffix, getDatabaseFile(pc.data) + suffix);
    },
    ...everything,
    failsInControl: true,
  },
  {
    name: 'older database and its log, the newest part of the journal zeroed',
    putBack: ({ pc, copies }) => {
      dropDatabase(pc);
      for (const suffix of ['', '-wal'])
        cpSync(getDatabaseFile(copies.today) + suffix, getDatabaseFile(pc.data) + suffix);
      zeroJournalAfter(pc, copies.today);
    },
    knowsSent: false,
    knowsMade: true,
    failsInControl: true,
  },
  // SQLite mixes pages of two times. If it notices that, the control reads the journal, too.
  {
    name: 'log of today beside the newer database',
    putBack: ({ pc, copies }) => replaceLog(pc, copies.today),
    ...everything,
    failsInControl: false,
  },
  {
    name: 'log of yesterday beside the newer database',
    putBack: ({ pc, copies }) => replaceLog(pc, copies.live),
    ...everything,
    failsInControl: false,
  },
  {
    name: 'database copied live without its log',
    putBack: ({ pc, copies }) => {
      dropDatabase(pc);
      cpSync(getDatabaseFile(copies.live), getDatabaseFile(pc.data));
    },
    ...everything,
    failsInControl: true,
  },
  {
    name: 'database and journal lost, a backup there',
    putBack: ({ pc }) => {
      dropDatabase(pc);
      dropJournal(pc);
    },
    ...yesterdayOnly,
    failsInControl: true,
  },
  {
    name: 'database destroyed and journal lost, a backup there',
    putBack: ({ pc }) => {
      dropDatabase(pc);
      dropJournal(pc);
      writeFileSync(getDatabaseFile(pc.data), 'not what was here '.repeat(1_000));
    },
    ...yesterdayOnly,
    failsInControl: true,
  },
  {
    name: 'journal of yesterday, database lost',
    putBack: ({ pc, copies }) => {
      dropDatabase(pc);
      dropJournal(pc);
      for (const name of journalsOf(copies.closed)) cpSync(name, join(homeOf(pc.data), baseOf(name)));
    },
    ...yesterdayOnly,
    failsInControl: true,
  },
  {
    name: 'database older than the first segment of the journal',
    putBack: async ({ pc, copies }) => {
      await backUp(pc, 2);
      dropDatabase(pc);
      cpSync(getDatabaseFile(copies.closed), getDatabaseFile(pc.data));
    },
    knowsSent: false,
    knowsMade: true,
    failsInControl: true,
  },
  {
    name: 'older database over the open one, after its log was emptied',
    putBack: async ({ pc, copies }) => {
      truncateWal(getDatabaseFile(pc.data));
      await overwrite(getDatabaseFile(copies.closed), getDatabaseFile(pc.data));
    },
    ...everything,
    failsInControl: true,
    isWhileOpen: true,
  },
  {
    name: 'older database over the open one',
    putBack: ({ pc, copies }) => overwrite(getDatabaseFile(copies.closed), getDatabaseFile(pc.data)),
    ...everything,
    failsInControl: false,
    isWhileOpen: true,
  },
  {
    name: 'folder of yesterday over that of the open app, after its log was emptied',
    putBack: async ({ pc, copies }) => {
      truncateWal(getDatabaseFile(pc.data));
      for (const file of [getDatabaseFile(copies.closed), ...journalsOf(copies.closed)])
        await overwrite(file, join(homeOf(pc.data), baseOf(file)));
    },
    ...yesterdayOnly,
    failsInControl: true,
    isWhileOpen: true,
  },
  ...(['closed', 'live'] as const).map((how): RestoredFolderCase => ({
    name: `folder of yesterday, copied ${how}, over that of the open app with all its files`,
    putBack: async ({ pc, copies }) => {
      truncateWal(getDatabaseFile(pc.data));
      await promisify(execFile)('cp', ['-a', `${copies[how]}/.`, pc.data]);
    },
    ...yesterdayOnly,
    failsInControl: true,
    isWhileOpen: true,
  })),
  ...(['closed', 'live'] as const).map((how): RestoredFolderCase => ({
    name: `whole folder of yesterday, copied ${how}`,
    putBack: ({ pc, copies }) => replaceFolder(pc.data, copies[how]),
    ...yesterdayOnly,
    failsInControl: true,
  })),
  ...(['closed', 'live'] as const).flatMap((how) =>
    [1, 2].map((backups): RestoredFolderCase => ({
      name: `folder of yesterday, copied ${how}, over that of today, backups since: ${backups}`,
      putBack: async ({ pc, copies }) => {
        await backUp(pc, backups);
        cpSync(copies[how], pc.data, { recursive: true });
      },
      ...listedSince,
      failsInControl: true,
    })),
  ),
  {
    name: 'database and journals of yesterday over those of today, after a backup',
    putBack: async ({ pc, copies }) => {
      await backUp(pc, 1);
      for (const file of [getDatabaseFile(copies.closed), ...journalsOf(copies.closed)])
        cpSync(file, join(homeOf(pc.data), baseOf(file)));
    },
    ...listedSince,
    failsInControl: true,
  },
  {
    name: 'folder of yesterday over that of today, database and backups of today lost',
    putBack: async ({ pc, copies }) => {
      await backUp(pc, 1);
      replaceFolder(
        getBackupsFolder(getDatabaseFile(pc.data)),
        getBackupsFolder(getDatabaseFile(copies.closed)),
      );
      cpSync(copies.closed, pc.data, { recursive: true });
      dropDatabase(pc);
    },
    ...listedSince,
    failsInControl: true,
  },
  {
    name: 'whole folder of yesterday, twice',
    putBack: ({ pc, copies }) => replaceFolder(pc.data, copies.closed),
    ...yesterdayOnly,
    failsInControl: true,
    putBackLater: ({ pc, copies }) => replaceFolder(pc.data, copies.closed),
  },
  {
    name: 'whole folder of yesterday, later that of today',
    putBack: ({ pc, copies }) => {
      replaceFolder(copies.today, pc.data);
      replaceFolder(pc.data, copies.closed);
    },
    ...yesterdayOnly,
    failsInControl: true,
    putBackLater: ({ pc, copies }) => replaceFolder(pc.data, copies.today),
  },
  ...(['closed', 'live'] as const).map((how): RestoredFolderCase => ({
    name: `whole folder of yesterday on another PC, copied ${how}`,
    putBack: ({ other, copies }) => replaceFolder(other.data, copies[how]),
    ...everything,
    failsInControl: true,
    isOnOtherPc: true,
  })),
  {
    name: 'whole folder of today on another PC',
    putBack: ({ pc, other }) => replaceFolder(other.data, pc.data),
    ...everything,
    failsInControl: true,
    isOnOtherPc: true,
  },
  {
    name: 'journal lost',
    putBack: ({ pc }) => dropJournal(pc),
    ...everything,
    failsInControl: false,
  },
  {
    name: 'witness lost',
    putBack: ({ pc }) => rmSync(pc.witness, { recursive: true, force: true }),
    ...everything,
    failsInControl: false,
  },
  {
    name: 'witness lost, whole folder of yesterday',
    putBack: ({ pc, copies }) => {
      rmSync(pc.witness, { recursive: true, force: true });
      replaceFolder(pc.data, copies.closed);
    },
    ...yesterdayOnly,
    failsInControl: true,
  },
  {
    name: 'witness damaged, whole folder of yesterday',
    putBack: ({ pc, copies }) => {
      for (const name of readdirSync(pc.witness)) writeFileSync(join(pc.witness, name), 'not what was here');
      replaceFolder(pc.data, copies.closed);
    },
    ...yesterdayOnly,
    failsInControl: true,
  },
  ...(['closed', 'live'] as const).map((how): RestoredFolderCase => ({
    name: `whole home of yesterday, its witness too, copied ${how}`,
    putBack: ({ pc, copies }) => {
      replaceFolder(pc.data, copies[how]);
      replaceFolder(pc.witness, copies.witness);
    },
    ...yesterdayOnly,
    failsInControl: true,
  })),
  {
    name: 'a day that only the second witness could be written, then the whole folder of yesterday',
    putBack: async ({ pc, copies }) => {
      replaceFolder(pc.witness, copies.witness);
      await openWithoutWitness(pc);
      replaceFolder(pc.data, copies.closed);
    },
    ...yesterdayOnly,
    failsInControl: true,
  },
  {
    name: 'second witness lost',
    putBack: ({ pc }) => rmSync(pc.machine, { recursive: true, force: true }),
    ...everything,
    failsInControl: false,
    mustSend: true,
  },
  {
    name: 'nothing, and Restore pressed',
    putBack: () => undefined,
    ...everything,
    failsInControl: false,
    mustRestore: true,
  },
];

const homeOf = (data: string): string => dirname(getDatabaseFile(data));
const baseOf = (file: string): string => file.slice(dirname(file).length + 1);

function journalsOf(data: string): string[] {
  const all = readdirSync(homeOf(data)).filter((name) => name.endsWith('.journal'));
  return all.map((name) => join(homeOf(data), name));
}

/** Changes no content. */
function setTimes({ pc }: TwoPcWorld): void {
  for (const name of readdirSync(homeOf(pc.data))) utimesSync(join(homeOf(pc.data), name), 1e9, 1e9);
}

/** Simulates a disk that lost the pages written last. */
function zeroJournalAfter(pc: Pc, older: string): void {
  for (const file of journalsOf(pc.data)) {
    const before = join(homeOf(older), baseOf(file));
    const content = readFileSync(file);
    writeFileSync(file, content.fill(0, existsSync(before) ? statSync(before).size : 0));
  }
}

function dropDatabase(pc: Pc): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(getDatabaseFile(pc.data) + suffix, { force: true });
}

function dropJournal(pc: Pc): void {
  for (const file of journalsOf(pc.data)) rmSync(file);
}

/** SQLite merges any log that it finds into the database. */
function replaceLog(pc: Pc, from: string): void {
  rmSync(`${getDatabaseFile(pc.data)}-shm`, { force: true });
  cpSync(`${getDatabaseFile(from)}-wal`, `${getDatabaseFile(pc.data)}-wal`);
}

/** Runs in another process: a process that closes a database file releases its own locks on it. */
async function overwrite(from: string, to: string): Promise<void> {
  await promisify(execFile)('sh', ['-c', 'cat "$1" > "$2"', 'sh', from, to]);
}

function newestBackup(pc: Pc): string {
  const newest = listBackups(getBackupsFolder(getDatabaseFile(pc.data))).at(-1);
  if (newest === undefined) throw new Error('no backup was made');
  return newest.file;
}

function replaceFolder(folder: string, by: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(by, folder, { recursive: true });
}

/** Opens and closes the app while the witness folder cannot be created. */
async function openWithoutWitness(pc: Pc): Promise<void> {
  const aside = `${pc.witness} aside`;
  renameSync(pc.witness, aside);
  writeFileSync(pc.witness, 'no folder can be made here');
  const workspace = await openHeadlessWorkspace({
    userDataFolder: pc.data,
    endpoint: 'http://127.0.0.1:9/',
    openStores: createStoreOpener(pc),
    nowMs: createClockWithinDay(),
  });
  await workspace.close();
  rmSync(pc.witness);
  renameSync(aside, pc.witness);
}

/**
 * Lets the app make backups within one day. Each begins a segment of the journal; the second drops the segments before
 * it.
 */
async function backUp(pc: Pc, times: number): Promise<void> {
  const wasKilled = existsSync(join(homeOf(pc.data), 'in-use'));
  const workspace = await openHeadlessWorkspace({
    userDataFolder: pc.data,
    endpoint: 'http://127.0.0.1:9/',
    openStores: createStoreOpener(pc),
    nowMs: createClockWithinDay(),
  });
  for (let made = 0; made < times; made += 1) {
    const backups = await workspace.backups.backUp();
    if (!backups.ok) throw new Error(backups.error.detail);
  }
  await workspace.close();
  // Restores the state of a killed app.
  if (wasKilled) writeFileSync(join(homeOf(pc.data), 'in-use'), '');
}
