import type { Mode } from '../../shared/app/mode';
import type { TicketReminder } from '../../shared/history/reminder-lists';
import type { JobProgress } from '../../shared/jobs/job-progress';
import type { TokenRefusal } from '../../shared/outcome/token-refusals';
import type { Schedule } from '../../shared/time/schedule';
import type { BackupState } from '../backup/backup-scheduler';
import type { CallEndingServiceParts } from '../calls/call-ending-service';
import type { StoreOpener, UnusableReason } from '../data/open-stores';
import type { TokenVault } from '../keychain/token-vault';
import type { Log } from '../log/log';
import type { SendRequest } from '../sending/ticket-sender';
import type { SyncServiceParts } from '../sync/sync-service-parts';

/** How tickets have changed; see the event `tickets.changed`. */
export type TicketChange = { readonly isAnswered?: boolean; readonly isErasure?: boolean };

/** What a workspace needs from outside, and the callbacks that it calls. */
export type WorkspaceParts = {
  readonly mode: Mode;
  readonly userDataFolder: string;
  readonly openStores: StoreOpener;
  /** Treats the database as damaged, and restores it. */
  readonly mustRestore: boolean;
  readonly sendRequest: SendRequest;
  readonly token: TokenVault['token'];
  /** The hash of the token that StoreHub refused last, also in an earlier run; null if it is not known for this refusal. */
  readonly refusedTokenHash: (refusal: TokenRefusal) => string | null;
  readonly onTokenRefused: (tokenHash: string, refusal: TokenRefusal) => void;
  readonly addReferenceToRemark: () => boolean;
  readonly agent: CallEndingServiceParts['agent'];
  readonly endingKinds: CallEndingServiceParts['endingKinds'];
  /** How many days to keep tickets; null means forever. */
  readonly keepDays: () => number | null;
  readonly sync: Pick<
    SyncServiceParts,
    | 'server'
    | 'password'
    | 'openConnection'
    | 'certificateAuthorities'
    | 'newPcId'
    | 'pcName'
    | 'onChanged'
    | 'onNotices'
    | 'templates'
  >;
  readonly nowMs: () => number;
  readonly random: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly schedule: Schedule;
  /**
   * Null means any ticket, and tickets may have been added or removed. `isAnswered` if the answer to a send has the
   * ticket, `isErasure` if tickets were erased.
   */
  readonly onTicketChanged: (ticketId: number | null, how: TicketChange) => void;
  readonly onOutboxChanged: () => void;
  /** The progress of a long job; null once it has ended. */
  readonly onProgress: (progress: JobProgress | null) => void;
  /** Called once per callback, when it becomes due. */
  readonly onRaised: (raised: readonly TicketReminder[]) => void;
  readonly onRemindersChanged: () => void;
  readonly onIncidentsChanged: () => void;
  readonly newId: () => string;
  readonly onIncomingCallsChanged: () => void;
  /** Called with the erased calls that were not sent. */
  readonly onCallsErased: (callIds: readonly string[]) => void;
  readonly onCallsRedacted: (callIds: readonly string[]) => void;
  /** Called when a backup starts and when it ends. */
  readonly onBackupsChanged: (state: BackupState) => void;
  /** Called before a damaged or lost database is restored, which takes minutes if the history is long. */
  readonly onRestoring: () => void;
  /** Called once, when the database turns out to be damaged or unusable. */
  readonly onUnusable: (why: UnusableReason) => void;
  readonly log: Log;
};
