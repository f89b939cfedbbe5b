import type { SyncErrorCode, SyncServer, SyncState } from '../../shared/sync/sync-server-and-state';
import type { Result } from '../../shared/result';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { Log } from '../log/log';
import type { CurrentSupervisorNoticesParts } from './current-supervisor-notices';
import type { SharedTemplates } from './shared-template-set-queries';
import type { OpenConnection } from './sync-thread';
import type { Session } from './sync-types';
import type { ReceivingStores } from './apply-pulled-page';

/** What an exchange with the server ended with, and how long to wait before the next one. */
export type Exchange = Result<
  { readonly session: Session; readonly hasMore: boolean; readonly waitMs: number },
  SyncErrorCode
>;
export type SendingResult = Promise<Result<null, SyncErrorCode>>;

export type SyncServiceParts = CurrentSupervisorNoticesParts & {
  readonly stores: RemoteSet<ReceivingStores>;
  readonly openConnection: OpenConnection;
  /** Where the history is shared, and what the organisation says of it. */
  readonly server: Pick<SyncState, 'fixed' | 'proposed'> & {
    /** Null means that the history is not shared. */
    readonly read: () => SyncServer | null;
    /** Whether the organisation has chosen this server, so that no agent need choose it. */
    readonly isByPolicy: (server: SyncServer) => boolean;
  };
  /** Reads the password from the keychain. */
  readonly password: () => Promise<Result<string, SyncErrorCode>>;
  readonly certificateAuthorities: () => readonly string[] | undefined;
  /** If true, nothing is exchanged, whatever the server. */
  readonly isPaused: boolean;
  readonly pcName: string;
  readonly newPcId: () => string;
  /** Called when the state has changed. */
  readonly onChanged: () => void;
  /** The presets and snippets that a supervisor gives to all PCs. */
  readonly templates: SharedTemplates;
  /** Called when tickets of other PCs have come. */
  readonly onHistoryChanged: () => void;
  /** Called when calls are to be erased that another PC erased. */
  readonly onErasuresBegun: () => void;
  /** Called with calls that another PC redacted, after they were redacted here: the window may have them open. */
  readonly onCallsRedacted: (callIds: readonly string[]) => void;
  readonly log: Log;
};
