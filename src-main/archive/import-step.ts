import type { TicketIdentity } from '../rows/tickets/ticket-identity';
import type { StagedContactNote } from './archive-format';
import type { StagedIncident } from './import-incidents';
import type { TicketPart } from './split-imported-ticket';

/** The ids of the calls that another PC has redacted, and that this step redacted here. */
type RedactedCallIds = readonly string[];

/**
 * Counts of tickets. `added`: new here. `changed`: known here, now with more data. `leftOut`: contradict the data here.
 * `tooLarge`: would exceed the format's limits. `erased`: were erased here on request.
 */
export type ImportCounts = {
  readonly added: number;
  readonly changed: number;
  readonly leftOut: number;
  readonly tooLarge: number;
  readonly erased: number;
};
export type ImportStep = ImportCounts & {
  /** The number of tickets processed; a ticket counts once all of its parts are. */
  readonly seen: number;
  /** The numbers of notes on callers and stores, and of incidents, that were new or newer, or had links that were. */
  readonly contactNotes: number;
  readonly incidents: number;
  readonly redactedCallIds: RedactedCallIds;
  /** Where to continue in the staged file, in bytes; null at its end. */
  readonly next: number | null;
};

/** `isNews`: anything was new. */
export type TakenFromServer = { readonly isNews: boolean; readonly redactedCallIds: RedactedCallIds };

/**
 * What the server of the shared history has: a part of a ticket and the PC that wrote it, which made it, or its call, or not,
 * a call that is open again, a note on a caller or store, or an incident.
 */
export type SyncedStep =
  | {
      readonly part: TicketPart;
      readonly pcName: string;
      readonly isByMaker: boolean;
      readonly isInOwnCall: boolean;
    }
  | { readonly undone: TicketIdentity }
  | StagedContactNote
  | StagedIncident;
