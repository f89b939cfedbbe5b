import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A fault of the disk that holds the user's data, with a beginning and an end. */
export type DiskFault = {
  readonly name: string;
  /** Whether the fault begins before the app starts. */
  readonly isFirst: boolean;
  /** Programs that run the app and cause the fault. The fault then begins and ends by itself. */
  readonly before: readonly string[];
  readonly lay: (folder: string) => PreparedFault;
};

export type PreparedFault = {
  readonly begin: () => void;
  readonly end: () => void;
  readonly remove: () => void;
};

/** Returns why no small disk can be mounted here, or null if it can. */
export function explainMissingMount(folder: string): string | null {
  const made = spawnSync('mount', mountArguments(folder), { encoding: 'utf8' });
  if (made.status !== 0) return made.error?.message ?? made.stderr.trim();
  run('umount', folder);
  return null;
}

const mountArguments = (folder: string): string[] => [
  '-t',
  'tmpfs',
  '-o',
  'size=16m,mode=700',
  'tmpfs',
  folder,
];

/** Another program fills a small disk to the last byte, then frees it. */
const full: DiskFault = {
  name: 'a full disk',
  isFirst: false,
  before: [],
  lay: (folder) => {
    run('mount', ...mountArguments(folder));
    const filler = join(folder, 'filler');
    return {
      begin: () => fill(filler),
      end: () => rmSync(filler, { force: true }),
      remove: () => run('umount', '--lazy', folder),
    };
  },
};

/** The disk is read-only when the app starts. */
const readOnly: DiskFault = {
  name: 'a read-only disk',
  isFirst: true,
  before: [],
  lay: (folder) => {
    run('mount', ...mountArguments(folder));
    return {
      begin: () => run('mount', '-o', 'remount,ro', folder),
      end: () => run('mount', '-o', 'remount,rw', folder),
      remove: () => run('umount', '--lazy', folder),
    };
  },
};

/** Well after startup, during which the app creates its tables. */
const firstRefused = { pwrite64: 700, 'fdatasync,fsync': 150 } as const;

/** The system fails this many calls of a kind, once the app has been running for a while. */
function refusing(name: string, calls: keyof typeof firstRefused, error: string): DiskFault {
  const first = firstRefused[calls];
  const inject = `inject=${calls}:error=${error}:when=${first}..${first + 60}`;
  const nothing = { begin: () => undefined, end: () => undefined, remove: () => undefined };
  return {
    name,
    isFirst: false,
    before: ['strace', '-f', '-qq', '-o', '/dev/null', '-e', `trace=${calls}`, '-e', inject],
    lay: () => nothing,
  };
}

const refused: readonly DiskFault[] = [
  refusing('no space to write', 'pwrite64', 'ENOSPC'),
  refusing('an error in writing', 'pwrite64', 'EIO'),
  refusing('an error in bringing it to the disk', 'fdatasync,fsync', 'EIO'),
  refusing('no space when it is brought to the disk', 'fdatasync,fsync', 'ENOSPC'),
  refusing('a disk that turned read-only', 'pwrite64', 'EROFS'),
];

export const createDiskFaults = (mayMount: boolean): DiskFault[] => [
  ...(mayMount ? [full, readOnly] : []),
  ...refused,
];

function fill(file: string): void {
  const fd = openSync(file, 'w');
  try {
    for (const size of [65_536, 4_096, 1]) {
      try {
        for (;;) writeSync(fd, Buffer.alloc(size));
      } catch {
        // The disk is full for pieces of this size.
      }
    }
  } finally {
    closeSync(fd);
  }
}

function run(file: string, ...args: string[]): void {
  const { status, stderr } = spawnSync(file, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${file} ${args.join(' ')}: ${stderr}`);
}
