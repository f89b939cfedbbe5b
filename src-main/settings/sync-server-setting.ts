import type { Policies } from '../../shared/app/parse-policies';
import type { PolicyKey, PolicyValues } from '../../shared/app/policy-schema';
import type { AppError } from '../../shared/errors/app-error';
import { fail, succeed, type Result } from '../../shared/result';
import {
  formatServerAddress,
  syncServerFields,
  syncServerSchema,
  usualSyncServer,
  type SyncServer,
  type SyncState,
} from '../../shared/sync/sync-server-and-state';
import type { SettingsFile } from './settings-file';

/** The field of the server that each key sets. */
const fieldOf = {
  SharedHistoryHost: 'host',
  SharedHistoryPort: 'port',
  SharedHistoryDatabase: 'database',
  SharedHistoryUser: 'user',
  SharedHistoryCertificateFile: 'certificateFile',
} as const satisfies Partial<Record<PolicyKey, keyof SyncServer>>;

export type SyncServerSetting = Pick<SyncState, 'fixed' | 'proposed'> & {
  /** The server as the organisation and the agent have chosen it; null means that the history is not shared. */
  readonly read: () => SyncServer | null;
  /** Whether the organisation leaves this choice to the agent. */
  readonly check: (server: SyncServer | null) => Result<null, AppError>;
  /** Stores what the agent chose. */
  readonly set: (server: SyncServer | null) => Result<null, AppError>;
  /** Whether the organisation has set this host, port and database, so that no agent need choose them. */
  readonly isByPolicy: (server: SyncServer) => boolean;
};

type ServerPolicy = { readonly required: Partial<SyncServer>; readonly proposed: Partial<SyncServer> };

/** Returns what policies say of the server. `proposed` also has what is recommended, and what is usual. */
export function toServerPolicy(policies: Policies, pcName: string): ServerPolicy {
  const required = fieldsIn(policies.required, pcName);
  const proposed = { ...usualSyncServer, ...fieldsIn(policies.recommended, pcName), ...required };
  return { required, proposed };
}

/** @returns null while a field is missing */
export function toServer(fields: Partial<SyncServer>): SyncServer | null {
  const server = syncServerSchema.safeParse(fields);
  return server.success ? server.data : null;
}

/** Puts the server of the shared history together, field by field: what the organisation requires, then the agent's. */
export function createSyncServerSetting(
  settings: Pick<SettingsFile, 'read' | 'change'>,
  { required, proposed }: ServerPolicy,
): SyncServerSetting {
  const fixed = syncServerFields.filter((field) => required[field] !== undefined);

  function check(server: SyncServer | null): Result<null, AppError> {
    const isRefused =
      server === null ? fixed.includes('host') : fixed.some((field) => server[field] !== required[field]);
    return isRefused ? fail({ kind: 'not-allowed', reason: 'set-by-organisation' }) : succeed(null);
  }

  function read(): SyncServer | null {
    const { syncServer: chosen } = settings.read();
    const host = required.host ?? chosen?.host;
    if (host === undefined) return null;
    // What was chosen for another server says nothing about this one.
    return toServer({ ...proposed, ...(chosen?.host === host && chosen), ...required, host });
  }

  return {
    fixed,
    proposed,
    read,
    check,
    set(server) {
      const checked = check(server);
      return checked.ok ? settings.change({ syncServer: server }) : checked;
    },
    isByPolicy(server) {
      const { host } = proposed;
      return (
        host !== undefined && formatServerAddress(server) === formatServerAddress({ ...server, ...proposed })
      );
    },
  };
}

function fieldsIn(values: PolicyValues, pcName: string): Partial<SyncServer> {
  const entries = Object.entries(fieldOf)
    .map(([key, field]) => [field, values[key as keyof typeof fieldOf]] as const)
    .filter(([, value]) => value !== undefined);
  const { user, ...others }: Partial<SyncServer> = Object.fromEntries(entries);
  if (user === undefined) return others;
  const expanded = user.replaceAll('%COMPUTERNAME%', pcName.toLowerCase()).slice(0, 63);
  return { ...others, user: expanded };
}
