import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomic } from '../files/write-file-atomic';
import {
  isBefore,
  classifyFolder,
  isLeftAt,
  type JournalExtent,
  type FolderIdentity,
  type FolderVerdict,
  type PcIdentity,
  type FolderRecord,
} from './classify-folder';
import { openWitnessFile, type WitnessFile } from './witness-file';
import { readJson } from './read-json-file';
import { createTrustedFolder } from './create-trusted-folder';

/**
 * Remembers, outside the data folder, how far that folder's journal had come. A folder that comes back from a backup or
 * from another PC differs from its witness.
 */
export type FolderRegistry = {
  readonly classify: (hasTickets: boolean, position: JournalExtent) => FolderVerdict;
  /** True if this PC's record proves that the folder was left at exactly this position. */
  readonly isLeftAt: (position: JournalExtent) => boolean;
  /**
   * Makes this PC the owner of the folder. Any verdict except `new` and `same` gives the folder a new id, so that no
   * other copy of it counts as the same folder, and forgets where else on this PC the folder was.
   * @returns false if this PC cannot remember the folder, because its witness folder is not writable
   */
  readonly adopt: (verdict: FolderVerdict, position: JournalExtent) => boolean;
  /**
   * Records how far the journal has come. The record survives a kill of the app. A power cut may lose it, which only
   * makes the witness less strict.
   */
  readonly record: (position: JournalExtent) => void;
  /** Flushes the records to the disk. */
  readonly close: () => void;
};

const pcSchema = z.object({ pc: z.string().min(1) });
const identitySchema = z.object({
  id: z.string().min(1),
  formerIds: z.array(z.string().min(1)).default([]),
  pc: z.string().nullable(),
  host: z.string(),
  user: z.string(),
});

/**
 * Where a PC keeps its witnesses, outside every data folder, and the id for a PC or folder without one. `machineFolder`
 * is outside the user's home, too, so a restored home does not bring it back.
 */
export type RegistryRoot = {
  readonly folder: string;
  readonly machineFolder: string;
  readonly newId: string;
};

/**
 * The maximum number of former ids. If a folder changes its id more often while a witness cannot be written, that
 * witness no longer recognizes the folder.
 */
const maxFormerIds = 20;

/**
 * @param folder the data folder of one mode
 * @throws errors of the file system about the data folder; an unusable root only gives a registry without witnesses
 */
export function openFolderRegistry(
  folder: string,
  { folder: root, machineFolder, newId }: RegistryRoot,
): FolderRegistry {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const identityFile = join(folder, 'folder.json');
  const place: PcIdentity = { pc: openPc(root, newId), host: hostName(), user: userName() };
  const name = `${hashOf(realpathSync(folder))}.json`;
  const first = place.pc === null ? null : openWitnessFile(join(root, name));
  const second = createTrustedFolder(machineFolder) ? openWitnessFile(join(machineFolder, name)) : null;
  let current: FolderRecord | null = null;

  /** Writes the current record to a witness. @returns false on failure */
  function write(file: WitnessFile | null, withSync: boolean): boolean {
    const witness = current;
    if (file === null || witness === null) return false;
    return tryTo(() => {
      file.write(witness);
      if (withSync) file.sync();
    });
  }

  /**
   * Removes the witness of the same folder at another path, such as the one that a `DataFolder` was copied from. If both
   * stay, what waits in both would be sent twice; without its witness, the other one counts as from elsewhere, too.
   */
  function forgetFolderElsewhere(folderId: string): void {
    tryTo(() => {
      const others = readdirSync(root).filter((each) => each.endsWith('.json') && each !== name);
      for (const other of others.map((each) => join(root, each)))
        if (folderIdOf(openWitnessFile(other).read()).includes(folderId)) rmSync(other);
    });
  }

  const recordsAt = (position: JournalExtent) => ({
    identity: readJson(identityFile, identitySchema),
    witness: first?.read() ?? null,
    machineWitness: second?.read() ?? null,
    place,
    position,
  });

  return {
    classify: (hasTickets, position) => classifyFolder({ ...recordsAt(position), hasTickets }),
    isLeftAt: (position) => isLeftAt(recordsAt(position)),

    adopt(verdict, { segment, bytes }) {
      const existing = readJson(identityFile, identitySchema);
      const witnessedIds = [first?.read(), second?.read()].flatMap(folderIdOf);
      const isNew = verdict === 'new' && witnessedIds.length === 0;
      const isKept = existing !== null && (verdict === 'same' || isNew);
      if (!isKept && existing !== null) forgetFolderElsewhere(existing.id);
      current = { folderId: isKept ? existing.id : newId, segment, bytes };
      const isWitnessed = write(first, true);
      // Without a flush: if a power cut loses this write, the witness only lags behind.
      const isWitnessedByMachine = write(second, false);
      const formerIds = isKept
        ? existing.formerIds
        : [existing?.id ?? [], ...witnessedIds, existing?.formerIds ?? []].flat();
      const identity: FolderIdentity = {
        ...place,
        id: current.folderId,
        formerIds: [...new Set(formerIds)].slice(0, maxFormerIds),
        pc: isWitnessed ? place.pc : null,
      };
      if (JSON.stringify(identity) !== JSON.stringify(existing))
        writeFileAtomic(identityFile, JSON.stringify(identity));
      return isWitnessed || isWitnessedByMachine;
    },

    record({ segment, bytes }) {
      // Two writes can reach the disk in reverse order, so an earlier position is ignored.
      if (current === null || isBefore({ segment, bytes }, current)) return;
      current = { ...current, segment, bytes };
      for (const file of [first, second]) write(file, false);
    },

    close() {
      for (const file of [first, second]) {
        write(file, true);
        file?.close();
      }
      current = null;
    },
  };
}

function folderIdOf(witness: FolderRecord | 'unreadable' | null | undefined): string[] {
  return witness === null || witness === undefined || witness === 'unreadable' ? [] : [witness.folderId];
}

/**
 * Returns the id of this PC and account, and creates it at the first start. Returns null if the root cannot be read or
 * written.
 */
function openPc(root: string, newId: string): string | null {
  const file = join(root, 'pc.json');
  const existing = readJson(file, pcSchema);
  if (existing !== null) return existing.pc;
  const isMade = tryTo(() => writeFileAtomic(file, JSON.stringify({ pc: newId })));
  return isMade ? newId : null;
}

/** Empty on macOS, where the host name changes with the network. */
function hostName(): string {
  return process.platform === 'darwin' ? '' : hostname();
}

/** Empty if the system has no name for the account. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
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

/** A registry without witnesses: for a copy that is only measured, or a test of something else. */
export const noFolderRegistry: FolderRegistry = {
  classify: () => 'same',
  isLeftAt: () => false,
  adopt: () => true,
  record: () => undefined,
  close: () => undefined,
};
