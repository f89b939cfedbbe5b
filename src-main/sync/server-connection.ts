import { Client, type ClientConfig, type QueryResultRow } from 'pg';
import { fail, succeed, type Result } from '../../shared/result';
import { createSerialQueue } from '../../shared/time/serial-queue';
import { isLoopbackHost, type SyncErrorCode, type SyncServer } from '../../shared/sync/sync-server-and-state';
import { endNotice, postNotice } from './supervisor-notice-queries';
import { pullPage, type PulledPage } from './pull-page';
import { pushBatch } from './push-batch';
import { readTemplateSet, writeTemplateSet, type SharedTemplateSet } from './shared-template-set-queries';
import { readCertificateFile } from './read-certificate-file';
import { toSyncErrorCode } from './postgres-error';
import {
  serverSchemaVersion,
  type PushBatch,
  type Sender,
  type SessionStart,
  type SessionVerdict,
  type SyncCursors,
} from './sync-types';

/** Where to connect, and with what. `certificateAuthorities` as PEM; undefined means the runtime's own. */
export type ServerLogin = SyncServer & {
  readonly password: string;
  readonly certificateAuthorities: readonly string[] | undefined;
};

type Answer<T> = Promise<Result<T, SyncErrorCode>>;

/** The server that answered. `isSupervisor`: this PC's user may show notices to all agents. */
type ConnectedServer = { readonly server: string; readonly isSupervisor: boolean };

/** One connection to the server of the shared history. Every call ends within a time limit. */
export type ServerConnection = {
  readonly connect: (login: ServerLogin) => Answer<ConnectedServer>;
  readonly beginSession: (
    start: SessionStart,
  ) => Answer<{ readonly verdict: SessionVerdict; readonly session: number }>;
  /** @returns how many tickets the server rejects */
  readonly push: (sender: Sender, batch: PushBatch) => Answer<number>;
  /** `templates` is null unless they have changed since the last page of this connection. */
  readonly pull: (from: SyncCursors) => Answer<PulledPage & { readonly templates: SharedTemplateSet | null }>;
  /** @returns those of the calls that the server has */
  readonly findCalls: (calls: readonly string[]) => Answer<readonly string[]>;
  readonly postNotice: (text: string, hours: number) => Answer<null>;
  readonly endNotice: (id: string) => Answer<null>;
  /** @param content a template file, or null to share none */
  readonly shareTemplates: (content: string | null) => Answer<null>;
  readonly disconnect: () => Promise<void>;
};

/** In ms. A query may bring megabytes over a slow line. */
const usualLimits = { connectMs: 10_000, queryMs: 60_000 };

/**
 * @param onChange called when another PC has written something, or the connection is lost
 * @param version of the schema that the server must have
 */
export function createServerConnection(
  onChange: () => void,
  limits = usualLimits,
  version = serverSchemaVersion,
): ServerConnection {
  let client: Client | null = null;
  let templateVersion: string | null = null;

  /** One piece of work after the other: a statement must not get into the transaction of another one. */
  const queue = createSerialQueue();

  function attempt<T>(work: (connected: Client) => Promise<T>): Answer<T> {
    return queue.run(async () => {
      if (client === null) return fail('unreachable');
      try {
        return succeed(await work(client));
      } catch (thrown) {
        return fail(toSyncErrorCode(thrown));
      }
    });
  }

  /** Waits for nothing: a network that is gone would not answer. */
  function disconnect(): Promise<void> {
    const ending = client;
    client = null;
    void ending?.end().catch(() => undefined);
    return Promise.resolve();
  }

  return {
    async connect(login) {
      await disconnect();
      const config = toConfig(login, limits);
      if (!config.ok) return config;
      const connecting = new Client(config.value);
      // Without a listener, a lost connection would be an exception.
      connecting.on('error', onChange);
      connecting.on('notification', onChange);
      client = connecting;
      templateVersion = null;
      const found = await attempt(async () => {
        await connecting.connect();
        await connecting.query('LISTEN helpdesk_changed');
        return readServer(connecting);
      });
      if (!found.ok || found.value.version !== version) await disconnect();
      if (!found.ok) return found;
      if (found.value.version < version) return fail('server-older');
      if (found.value.version > version) return fail('server-newer');
      const { server, isSupervisor } = found.value;
      return succeed({ server, isSupervisor });
    },

    beginSession: ({ pcId, pcName, session, tokens, newToken, readTo }) =>
      attempt(async (connected) =>
        first(
          await connected.query<{ verdict: SessionVerdict; session: number }>(
            'SELECT verdict, session::int AS session FROM helpdesk.begin_session($1, $2, $3, $4, $5, $6)',
            [pcId, pcName, session, tokens, newToken, readTo],
          ),
        ),
      ),

    push: (sender, batch) => attempt((connected) => pushBatch(connected, sender, batch)),

    pull: (from) =>
      attempt(async (connected) => {
        const page = await pullPage(connected, from);
        const templates = await readTemplateSet(connected, templateVersion);
        templateVersion = templates?.version ?? templateVersion;
        return { ...page, templates };
      }),

    findCalls: (calls) => attempt((connected) => findCalls(connected, calls)),

    postNotice: (text, hours) => attempt((connected) => postNotice(connected, text, hours).then(() => null)),

    endNotice: (id) => attempt((connected) => endNotice(connected, id).then(() => null)),

    shareTemplates: (content) =>
      attempt((connected) => writeTemplateSet(connected, content).then(() => null)),

    disconnect,
  };
}

async function findCalls(client: Client, calls: readonly string[]): Promise<readonly string[]> {
  const { rows } = await client.query<{ call: string }>(
    `SELECT DISTINCT call FROM helpdesk.ticket
     WHERE call_hash IN (SELECT helpdesk.hash_call(asked) FROM unnest($1::text[]) AS asked)`,
    [calls],
  );
  return rows.map(({ call }) => call);
}

async function readServer(client: Client): Promise<ConnectedServer & { readonly version: number }> {
  return first(
    await client.query<ConnectedServer & { readonly version: number }>(
      `SELECT id AS server, (SELECT max(version) FROM helpdesk.schema_step) AS version,
         EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'helpdesk_supervisor' AND pg_has_role(oid, 'USAGE'))
           AS "isSupervisor"
       FROM helpdesk.server`,
    ),
  );
}

function first<Row extends QueryResultRow>({ rows }: { readonly rows: readonly Row[] }): Row {
  const [row] = rows;
  if (row === undefined) throw new Error('no row');
  return row;
}

/** Checks the server's certificate and name in full. Only on this computer itself is no TLS needed. */
function toConfig(login: ServerLogin, limits: typeof usualLimits): Result<ClientConfig, SyncErrorCode> {
  const { host, port, database, user, password, certificateFile, certificateAuthorities } = login;
  const config: ClientConfig = {
    host,
    port,
    database,
    user,
    password,
    connectionTimeoutMillis: limits.connectMs,
    query_timeout: limits.queryMs,
    // Tells of a connection that is gone before the next poll does.
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    application_name: 'StoreHub Helpdesk',
  };
  if (certificateFile === null && isLoopbackHost(host)) return succeed({ ...config, ssl: false });
  try {
    const ca = certificateFile === null ? certificateAuthorities : readCertificateFile(certificateFile);
    const ssl = {
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      host,
      ...(ca && { ca: [...ca] }),
    } as const;
    return succeed({ ...config, ssl });
  } catch {
    return fail('certificate-file');
  }
}
