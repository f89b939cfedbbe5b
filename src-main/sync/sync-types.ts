import type { NoteOrIncidentRecord } from '../archive/note-or-incident-record';
import type { TicketIdentity } from '../rows/tickets/ticket-identity';

/** The version of the schema on the server that this app reads and writes. */
export const serverSchemaVersion = 1;

/** The most bytes of rows in a page. A larger row gets a page of its own. */
export const maxPageBytes = 4_000_000;

/**
 * Where the last row was that this PC has read: its transaction and its id, as `transaction:id`. `records` are notes on
 * callers and stores, incidents, and the calls of incidents.
 */
export type SyncCursors = { readonly tickets: string; readonly records: string; readonly erasures: string };

/** Returns the number of the last transaction that was read up to these cursors. */
export function findLastTransaction({ tickets, records, erasures }: SyncCursors): string {
  const numbers = [tickets, records, erasures].map((cursor) => BigInt(cursor.split(':')[0] ?? '0'));
  return String(numbers.reduce((last, number) => (number > last ? number : last)));
}

/** A ticket as this PC knows it, to be written to the server. */
export type PushedTicket = TicketIdentity & {
  /** False for a ticket of another PC that got notes or reminders here, or came with an archive. */
  readonly isMadeHere: boolean;
  readonly state: string;
  readonly createdAtMs: number;
  /** A line of the archive's `tickets.jsonl`. */
  readonly archived: string;
};

/**
 * Why something is gone from the server: by its age, or because its call is open again. `call` is also the id of a note
 * on a caller or store, or of an incident, which have no reference.
 */
export type PushedRemoval = TicketIdentity & { readonly why: 'retention' | 'undone' };

/** The PC that writes, and its time, in ms since 1970. */
export type Sender = { readonly pcId: string; readonly nowMs: number };

export type PushBatch = {
  readonly tickets: readonly PushedTicket[];
  readonly records: readonly NoteOrIncidentRecord[];
  readonly removals: readonly PushedRemoval[];
  /** Hashes of the ids of what was erased on request. */
  readonly erasures: readonly string[];
};

export function isEmptyBatch({ tickets, records, removals, erasures }: PushBatch): boolean {
  return tickets.length + records.length + removals.length + erasures.length === 0;
}

/** What the server is told at the beginning of a connection, so that it recognises this PC's history. */
export type SessionStart = {
  readonly pcId: string;
  readonly pcName: string;
  readonly session: number;
  /** The last connection, as far as this PC knows: its answer may not have arrived. */
  readonly tokens: readonly string[];
  readonly newToken: string;
  /** The number of the last transaction that this PC has read there. */
  readonly readTo: string;
};

/**
 * `went-back`: the server has forgotten connections, as after a backup was restored. `copied`: another copy of this
 * PC's history has connected. `taken`: the id belongs to another user of the server.
 */
export type SessionVerdict = 'known' | 'went-back' | 'copied' | 'taken';

/**
 * How the server knows this PC. If `isKnown` is false, everything must be sent again. `isOfCopy`: another copy of this
 * PC's history has connected.
 */
export type Session = {
  readonly pcId: string;
  readonly serverId: string;
  readonly isKnown: boolean;
  readonly isOfCopy: boolean;
};
