import type { JournalPosition } from '../journal/journal-segment';

/**
 * Says which PC and account a data folder belongs to. `pc` is null where that PC could keep no witness of it. `formerIds`
 * are the ids that the folder, and the witnesses of it, had before this one, newest first.
 */
export type FolderIdentity = {
  readonly id: string;
  readonly formerIds: readonly string[];
  readonly pc: string | null;
  readonly host: string;
  readonly user: string;
};

/** How far a journal has come. */
export type JournalExtent = Pick<JournalPosition, 'segment' | 'bytes'>;

/** What this PC knows of the data folder at one path: its id, and how far its journal had come when a ticket was last sent. */
export type FolderRecord = JournalExtent & { readonly folderId: string };

/** This PC and account. `pc` is the id that its witness folder holds, null where that folder cannot be used. */
export type PcIdentity = { readonly pc: string | null; readonly host: string; readonly user: string };

/**
 * How a data folder fits what this PC knows.
 * - `new`: nothing was ever sent from it
 * - `same`: it is as this PC left it
 * - `older`: this PC has sent tickets that the folder does not know of
 * - `elsewhere`: it belongs to another PC, account or path, where it may still be in use
 * - `unwitnessed`: this PC's record of it is gone, or it never had one
 */
export type FolderVerdict = 'new' | 'same' | 'older' | 'elsewhere' | 'unwitnessed';

export function classifyFolder(found: {
  readonly identity: FolderIdentity | null;
  /** `unreadable`: a record is there, but its content is lost. */
  readonly witness: FolderRecord | 'unreadable' | null;
  /** The second witness, outside of the home. It may lag behind; where it does, it says nothing. */
  readonly machineWitness: FolderRecord | 'unreadable' | null;
  readonly place: PcIdentity;
  readonly position: JournalExtent;
  readonly hasTickets: boolean;
}): FolderVerdict {
  const { identity, witness, place, position } = found;
  if (!found.hasTickets && witness === null) return 'new';
  if (identity === null) return witness === null ? 'unwitnessed' : 'older';
  // A cloned PC has the ids of the first one, but not its name.
  if (identity.host !== place.host || identity.user !== place.user) return 'elsewhere';
  if (identity.pc === null) return isBehindMachine() ? 'older' : 'same';
  if (identity.pc !== place.pc || witness === 'unreadable') return 'unwitnessed';
  if (witness === null) return 'elsewhere';
  if (witness.folderId !== identity.id || isBefore(position, witness)) return 'older';
  return isBehindMachine() ? 'older' : 'same';

  /** An id that the folder had before is that of a witness that could not be written since. */
  function isBehindMachine(): boolean {
    const { machineWitness } = found;
    if (machineWitness === null || machineWitness === 'unreadable' || identity === null) return false;
    if (machineWitness.folderId === identity.id) return isBefore(position, machineWitness);
    return !identity.formerIds.includes(machineWitness.folderId);
  }
}

export function isBefore(a: JournalExtent, b: JournalExtent): boolean {
  return a.segment === b.segment ? a.bytes < b.bytes : a.segment < b.segment;
}
