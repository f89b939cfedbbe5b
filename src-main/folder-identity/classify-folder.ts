import type { JournalPosition } from '../journal/journal-segment';

/**
 * The PC and account that a data folder belongs to. `pc` is null if that PC could not write a witness. `formerIds` are
 * the earlier ids of the folder and its witnesses, newest first.
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

/**
 * What this PC knows of the data folder at one path: its id, and how far its journal had come when a ticket was last
 * sent.
 */
export type FolderRecord = JournalExtent & { readonly folderId: string };

/** This PC and account. `pc` is the id in its witness folder, null if that folder is unusable. */
export type PcIdentity = { readonly pc: string | null; readonly host: string; readonly user: string };

/**
 * How a data folder compares with what this PC knows.
 * - `new`: nothing was ever sent from it
 * - `same`: it is as this PC left it
 * - `older`: this PC has sent tickets that the folder does not have
 * - `elsewhere`: it belongs to another PC, account or path, where it may still be in use
 * - `unwitnessed`: this PC's record of it is missing, or never existed
 */
export type FolderVerdict = 'new' | 'same' | 'older' | 'elsewhere' | 'unwitnessed';

/** What the folder says of itself, and what this PC knows of it. */
type Records = {
  readonly identity: FolderIdentity | null;
  /** `unreadable`: the record exists, but its content is lost. */
  readonly witness: FolderRecord | 'unreadable' | null;
  /** The second witness, outside the home. It may lag behind; then it proves nothing. */
  readonly machineWitness: FolderRecord | 'unreadable' | null;
  readonly place: PcIdentity;
  readonly position: JournalExtent;
};

export function classifyFolder(found: Records & { readonly hasTickets: boolean }): FolderVerdict {
  const { identity, witness, machineWitness, place, position, hasTickets } = found;
  if (!hasTickets && witness === null) return 'new';
  if (identity === null && witness === null) return 'unwitnessed';
  if (identity === null) return hasTickets && isLeftAt(found) ? 'same' : 'older';
  // A cloned PC has the ids of the first one, but not its name.
  if (identity.host !== place.host || identity.user !== place.user) return 'elsewhere';
  const verdictOfMachine = isBehindMachine(identity, machineWitness, position) ? 'older' : 'same';
  if (identity.pc === null) return verdictOfMachine;
  if (identity.pc !== place.pc || witness === 'unreadable') return 'unwitnessed';
  if (witness === null) return 'elsewhere';
  if (witness.folderId !== identity.id || isBefore(position, witness)) return 'older';
  return verdictOfMachine;
}

/**
 * True if the witness proves that the folder was left at exactly this position. Holds without the folder's own id, too:
 * no other history of this path ends at the same byte.
 */
export function isLeftAt({ identity, witness, machineWitness, place, position }: Records): boolean {
  if (witness === null || witness === 'unreadable') return false;
  const known = identity ?? { ...place, id: witness.folderId, formerIds: [] };
  const isOfThisPc = known.host === place.host && known.user === place.user && known.pc === place.pc;
  if (!isOfThisPc || known.id !== witness.folderId || isBehindMachine(known, machineWitness, position))
    return false;
  return position.segment === witness.segment && position.bytes === witness.bytes;
}

/**
 * True if the machine witness is ahead of the folder. A former id of the folder proves nothing: that witness could not
 * be written since the folder got its new id.
 */
function isBehindMachine(
  { id, formerIds }: Pick<FolderIdentity, 'id' | 'formerIds'>,
  machineWitness: Records['machineWitness'],
  position: JournalExtent,
): boolean {
  if (machineWitness === null || machineWitness === 'unreadable') return false;
  if (machineWitness.folderId === id) return isBefore(position, machineWitness);
  return !formerIds.includes(machineWitness.folderId);
}

export function isBefore(a: JournalExtent, b: JournalExtent): boolean {
  return a.segment === b.segment ? a.bytes < b.bytes : a.segment < b.segment;
}
