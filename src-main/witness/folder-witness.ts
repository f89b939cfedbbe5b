import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  writeSync,
} from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWholeFile } from '../files/whole-file';
import {
  isBefore,
  judgeFolder,
  type Extent,
  type FolderIdentity,
  type FolderVerdict,
  type Place,
  type Witness,
} from './judge-folder';

/**
 * Remembers, outside the data folder, how far that folder had come. A folder that comes back from a backup, or from
 * another PC, differs from its witness.
 */
export type FolderWitness = {
  readonly judge: (hasTickets: boolean, position: Extent) => FolderVerdict;
  /**
   * Makes the folder this PC's own from here on. Anything but `new` and `same` gives it a new id, so that no other copy of
   * it counts as the same folder.
   * @returns false where this PC cannot remember it: its witness folder cannot be written
   */
  readonly adopt: (verdict: FolderVerdict, position: Extent) => boolean;
  /**
   * Records how far the journal has come. A killed app keeps it; a power cut may take it, which only makes the witness
   * less strict.
   */
  readonly record: (position: Extent) => void;
  /** Brings what was recorded to the disk. */
  readonly close: () => void;
};

const pcSchema = z.object({ pc: z.string().min(1) });
const identitySchema = z.object({
  id: z.string().min(1),
  pc: z.string().nullable(),
  host: z.string(),
  user: z.string(),
});
const witnessSchema = z.object({
  folderId: z.string().min(1),
  segment: z.number().int(),
  bytes: z.number().int(),
});

/** Where a PC keeps its witnesses, outside every data folder, and the id to give what has none yet. */
export type WitnessRoot = { readonly folder: string; readonly newId: string };

/**
 * @param folder the data folder of one mode
 * @throws what the file system says of the data folder; a root that cannot be used makes a witness that knows nothing
 */
export function openFolderWitness(folder: string, { folder: root, newId }: WitnessRoot): FolderWitness {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const identityFile = join(folder, 'folder.json');
  const witnessFile = join(root, `${hashOf(realpathSync(folder))}.json`);
  const place: Place = { pc: openPc(root, newId), host: hostName(), user: userName() };
  let current: Witness | null = null;
  let handle: number | undefined;

  function readWitness(): Witness | 'unreadable' | null {
    return existsSync(witnessFile) ? (readJson(witnessFile, witnessSchema) ?? 'unreadable') : null;
  }

  /** In place, in one piece smaller than a disk's sector: what is there is whole, before and after. */
  function write(): void {
    if (place.pc === null || current === null) return;
    handle ??= openSync(witnessFile, constants.O_RDWR | constants.O_CREAT, 0o600);
    writeSync(handle, JSON.stringify(current).padEnd(witnessBytes), 0);
  }

  /** @returns whether this PC remembers it now */
  function writeToDisk(): boolean {
    return tryTo(() => {
      write();
      if (handle !== undefined) fsyncSync(handle);
    });
  }

  return {
    judge: (hasTickets, position) =>
      judgeFolder({
        identity: readJson(identityFile, identitySchema),
        witness: place.pc === null ? null : readWitness(),
        place,
        position,
        hasTickets,
      }),

    adopt(verdict, { segment, bytes }) {
      const known = readJson(identityFile, identitySchema);
      const isKept = known !== null && (verdict === 'same' || verdict === 'new');
      current = { folderId: isKept ? known.id : newId, segment, bytes };
      const isWitnessed = place.pc !== null && writeToDisk();
      const identity: FolderIdentity = { ...place, id: current.folderId, pc: isWitnessed ? place.pc : null };
      if (JSON.stringify(identity) !== JSON.stringify(known))
        writeWholeFile(identityFile, JSON.stringify(identity));
      return isWitnessed;
    },

    record({ segment, bytes }) {
      // Disks may be done with two writes in the other order.
      if (current === null || isBefore({ segment, bytes }, current)) return;
      current = { ...current, segment, bytes };
      tryTo(write);
    },

    close() {
      writeToDisk();
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
      current = null;
    },
  };
}

const witnessBytes = 200;

/** The id of this PC and account, made at the first start. Null where the root cannot be read or written. */
function openPc(root: string, newId: string): string | null {
  const file = join(root, 'pc.json');
  const known = readJson(file, pcSchema);
  if (known !== null) return known.pc;
  const isMade = tryTo(() => writeWholeFile(file, JSON.stringify({ pc: newId })));
  return isMade ? newId : null;
}

/** Empty on macOS, where the name of a computer follows its network. */
function hostName(): string {
  return process.platform === 'darwin' ? '' : hostname();
}

/** Empty where the system has no name for the account. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

function readJson<T>(file: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
  } catch {
    return null;
  }
}

function tryTo(work: () => void): boolean {
  try {
    work();
    return true;
  } catch {
    return false;
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** For a database that no PC keeps track of: a copy that is only measured, or a test that is not about this. */
export const noWitness: FolderWitness = {
  judge: () => 'same',
  adopt: () => true,
  record: () => undefined,
  close: () => undefined,
};
