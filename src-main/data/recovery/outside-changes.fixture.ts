import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { truncateWal } from '../../db/truncate-wal.fixture';
import { tempFolder } from '../../db/temp-folder.fixture';
import { folderOf, type Pc } from './copied-folder.fixture';

function runSql(file: string, sql: string): void {
  const db = new SqliteDatabase(file);
  db.exec(sql);
  db.close();
}

const inFolder = ({ file }: Pc, ending: string) =>
  readdirSync(dirname(file))
    .filter((name) => name.endsWith(ending))
    .map((name) => join(dirname(file), name));

/** As a program does that saves by renaming. */
function renameOver(file: string): void {
  copyFileSync(file, `${file}.tmp`);
  renameSync(`${file}.tmp`, file);
}

/** As a restore tool does: the inode stays the same. */
function writeOver(from: string, to: string): void {
  execFileSync('sh', ['-c', 'cat "$1" > "$2"', 'sh', from, to]);
}

function cut(file: string): void {
  if (existsSync(file)) truncateSync(file, 0);
}

/**
 * What the agent is told at the next start, and how many tickets are held: `nothing`, `said`, `held`, or that the history
 * was written again from memory (`rescued`) or from backup and journal (`missing`).
 */
export type Outcome = 'nothing' | 'said' | 'held' | 'rescued' | 'missing';
/** Where the app was closed, was killed before, or runs. */
type Outcomes = readonly [Outcome, Outcome, Outcome];
type Change = (pc: Pc, yesterday: string) => void;

const silent = ['nothing', 'nothing', 'nothing'] as const;

export const outsideChanges: ReadonlyArray<readonly [string, Outcomes, Change]> = [
  ['nothing', silent, () => undefined],
  [
    'sets the times of all files',
    silent,
    (pc) => inFolder(pc, '').forEach((file) => utimesSync(file, 2e9, 2e9)),
  ],
  [
    'sets the times of all files back',
    silent,
    (pc) => inFolder(pc, '').forEach((file) => utimesSync(file, 1e9, 1e9)),
  ],
  ['empties the log', silent, ({ file }) => truncateWal(file)],
  ['moves the log', silent, ({ file }) => runSql(file, 'PRAGMA wal_checkpoint(PASSIVE)')],
  ['reads', silent, ({ file }) => runSql(file, 'SELECT count(*) FROM ticket')],
  ['copies the database', silent, (pc) => runSql(pc.file, `VACUUM INTO '${join(tempFolder(), 'copy.db')}'`)],
  ['packs the database', ['nothing', 'nothing', 'said'], ({ file }) => runSql(file, 'VACUUM')],
  [
    'writes the same database over it',
    silent,
    ({ file }) => {
      const copy = join(tempFolder(), 'copy.db');
      execFileSync('cp', [file, copy]);
      writeOver(copy, file);
    },
  ],
  ['renames the same database over it', ['nothing', 'nothing', 'rescued'], ({ file }) => renameOver(file)],
  ['renames the same journal over it', silent, (pc) => inFolder(pc, '.journal').forEach(renameOver)],
  [
    'lays copies beside the files',
    silent,
    (pc, yesterday) => {
      for (const name of ['helpdesk.db', 'folder.json', ...journalsOf(yesterday)])
        copyFileSync(join(yesterday, name), join(folderOf(pc), `${name} (conflicted copy)`));
      copyFileSync(join(yesterday, 'helpdesk.db'), join(folderOf(pc), 'helpdesk (conflicted copy).db'));
    },
  ],
  [
    'makes hard links',
    silent,
    (pc) => {
      mkdirSync(join(folderOf(pc), 'links'));
      for (const name of ['helpdesk.db', 'helpdesk.db-wal', ...journalsOf(folderOf(pc))])
        if (existsSync(join(folderOf(pc), name)))
          linkSync(join(folderOf(pc), name), join(folderOf(pc), 'links', name));
    },
  ],
  [
    'moves the folder away and back',
    silent,
    (pc) => {
      renameSync(folderOf(pc), `${folderOf(pc)}-away`);
      renameSync(`${folderOf(pc)}-away`, folderOf(pc));
    },
  ],
  [
    'puts a copy of the folder in its place',
    ['nothing', 'nothing', 'rescued'],
    (pc) => {
      cpSync(folderOf(pc), `${folderOf(pc)}-copy`, { recursive: true });
      rmSync(folderOf(pc), { recursive: true });
      renameSync(`${folderOf(pc)}-copy`, folderOf(pc));
    },
  ],
  [
    'deletes the journal',
    ['nothing', 'held', 'nothing'],
    (pc) => inFolder(pc, '.journal').forEach((file) => rmSync(file)),
  ],
  [
    'puts an older journal back',
    ['nothing', 'held', 'held'],
    (pc, yesterday) => {
      for (const file of inFolder(pc, '.journal')) rmSync(file);
      for (const name of journalsOf(yesterday)) copyFileSync(join(yesterday, name), join(folderOf(pc), name));
    },
  ],
  ['deletes the id of the folder', silent, (pc) => rmSync(join(folderOf(pc), 'folder.json'))],
  [
    'deletes the file that says that the app runs',
    ['nothing', 'said', 'nothing'],
    (pc) => rmSync(join(folderOf(pc), 'in-use'), { force: true }),
  ],
  ['deletes the log', ['nothing', 'said', 'rescued'], ({ file }) => rmSync(`${file}-wal`, { force: true })],
  ['truncates the log', ['nothing', 'said', 'said'], ({ file }) => cut(`${file}-wal`)],
  ['deletes the index of the log', silent, ({ file }) => rmSync(`${file}-shm`, { force: true })],
  ['truncates the index of the log', silent, ({ file }) => cut(`${file}-shm`)],
  ['deletes the database', ['missing', 'missing', 'rescued'], ({ file }) => rmSync(file)],
  [
    'puts an older database back, with a newer time',
    ['said', 'said', 'said'],
    ({ file }, yesterday) => {
      if (existsSync(`${file}-wal`)) truncateWal(file);
      writeOver(join(yesterday, 'helpdesk.db'), file);
      utimesSync(file, 2e9, 2e9);
    },
  ],
];

function journalsOf(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.journal'));
}
