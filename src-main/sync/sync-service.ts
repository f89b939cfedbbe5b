import {
  formatServerAddress,
  type SyncErrorCode,
  type SyncServer,
  type SyncState,
} from '../../shared/sync/sync-state';
import { fail, succeed, type Result } from '../../shared/result';
import type { Schedule } from '../../shared/time/schedule';
import type { DatabaseError } from '../db/database-error';
import type { RemoteSet } from '../db/remote-stores';
import type { Log } from '../log/log';
import type { ServerLogin } from './sync-server';
import type { OpenConnection } from './sync-thread';
import { takePage, type TakingStores } from './take-page';

export type SyncService = ReturnType<typeof createSyncService>;

export type SyncServiceParts = {
  readonly stores: RemoteSet<TakingStores>;
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
  readonly nowMs: () => number;
  readonly schedule: Schedule;
  /** Called when the state has changed. */
  readonly onChanged: () => void;
  /** Called when tickets of other PCs have come. */
  readonly onHistoryChanged: () => void;
  /** Called when calls are to be erased that another PC erased. */
  readonly onErasuresBegun: () => void;
  readonly log: Log;
};

/** Late enough not to slow the start down. */
const firstConnectMs = 3_000;
const retryMs = { first: 2_000, last: 60_000 };
/** Beneath what the server tells by itself: a notice may get lost. */
const pollMs = 20_000;
const heldBackMs = 200;
/** Changes of one moment go together. */
const gatherMs = 150;
/** The window reads its lists again at most this often. */
const tellEveryMs = 1_000;

type Exchange = Result<{ readonly hasMore: boolean; readonly waitMs: number }, SyncErrorCode>;

/** Exchanges the history with the server of the shared history, while the app runs. */
export function createSyncService(parts: SyncServiceParts) {
  const { stores, schedule, log } = parts;
  let connection: ReturnType<OpenConnection> | null = null;
  let isClosed = false;
  let phase: SyncState['phase'] = 'connecting';
  let errorCode: SyncErrorCode | null = null;
  let failures = 0;
  let running: Promise<void> | null = null;
  let wake: (() => void) | null = null;
  /** Something happened while nobody waited. */
  let isWoken = false;
  /** The settings have changed: connect again. */
  let isOutdated = false;
  let cancelGather: (() => void) | undefined;
  let cancelTell: (() => void) | undefined;

  function server(): SyncServer | null {
    return parts.isPaused || isClosed ? null : parts.server.read();
  }

  function isOver(): boolean {
    return isClosed || isOutdated;
  }

  function sleep(delayMs: number): Promise<void> {
    if (isWoken) {
      isWoken = false;
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const cancel = schedule(delayMs, end);
      function end(): void {
        cancel();
        wake = null;
        isWoken = false;
        resolve();
      }
      wake = end;
    });
  }

  function checkNow(): void {
    isWoken = true;
    wake?.();
  }

  function setPhase(next: SyncState['phase'], code: SyncErrorCode | null = null): void {
    if (next === phase && code === errorCode) return;
    if (code !== null && code !== errorCode) log.error('shared history failed', { errorCode: code });
    if (isConnected(next) && !isConnected(phase)) log.info('shared history connected');
    phase = next;
    errorCode = code;
    parts.onChanged();
  }

  function tellHistory(): void {
    cancelTell ??= schedule(tellEveryMs, () => {
      cancelTell = undefined;
      parts.onHistoryChanged();
    });
  }

  /** Stays connected until the settings change, the app closes, or something fails. */
  async function run(): Promise<void> {
    for (let to = server(); to !== null; to = server()) {
      isOutdated = false;
      const ended = await exchangeWith(to);
      // A thread of its own for the next connection: this one may wait for a network that is gone.
      await connection?.close();
      connection = null;
      if (isOver()) continue;
      failures += 1;
      setPhase('failed', ended);
      await sleep(Math.min(retryMs.last, retryMs.first * 2 ** (failures - 1)));
    }
  }

  /** @returns why it ended */
  async function exchangeWith(to: SyncServer): Promise<SyncErrorCode> {
    const desk = await connect(to);
    if (!desk.ok) return desk.error;
    while (!isOver()) {
      const done = await exchange(desk.value);
      if (!done.ok) return done.error;
      failures = 0;
      setPhase(done.value.hasMore ? 'exchanging' : 'up-to-date');
      if (!done.value.hasMore) await sleep(done.value.waitMs);
    }
    return 'failed';
  }

  async function connect(to: SyncServer): Promise<Result<string, SyncErrorCode>> {
    if (phase !== 'failed') setPhase('connecting');
    // The history goes to no server that is only in the settings.
    const place = await stores.syncQueue.placeOf(formatServerAddress(to));
    if (!place.ok) return fail('history');
    if (!place.value.isChosen) {
      if (!parts.server.isByPolicy(to)) return fail('not-chosen');
      const chosen = await choose(to);
      if (!chosen.ok) return fail('history');
    }
    const password = await parts.password();
    if (!password.ok) return password;
    connection ??= parts.openConnection(checkNow);
    const login: ServerLogin = {
      ...to,
      password: password.value,
      certificateAuthorities: parts.certificateAuthorities(),
    };
    const connected = await connection.connect(login);
    if (!connected.ok) return connected;
    return beginSession(to, connected.value.server);
  }

  function choose(to: SyncServer): Promise<Result<void, DatabaseError>> {
    return stores.syncQueue.choose(formatServerAddress(to), parts.newPcId());
  }

  async function beginSession(to: SyncServer, serverId: string): Promise<Result<string, SyncErrorCode>> {
    const place = await stores.syncQueue.beginSession(formatServerAddress(to), parts.newPcId());
    if (!place.ok || place.value === null || connection === null) return fail('history');
    const { server: _known, ...position } = place.value;
    const begun = await connection.beginSession({ ...position, pcName: parts.pcName });
    if (!begun.ok) return begun;
    const { verdict, session } = begun.value;
    if (verdict !== 'known') log.warn('shared history starts again', { verdict });
    const again = await stores.syncQueue.sessionBegun({
      server: serverId,
      verdict,
      session,
      newDesk: parts.newPcId(),
    });
    if (!again.ok) return fail('history');
    return again.value ? beginSession(to, serverId) : succeed(position.desk);
  }

  /** Reads what is new on the server, then writes what is new here. */
  async function exchange(desk: string): Promise<Exchange> {
    if (connection === null) return fail('failed');
    const cursors = await stores.syncQueue.cursors();
    if (!cursors.ok) return fail('history');
    const page = await connection.pull(cursors.value);
    if (!page.ok) return page;
    const taken = await takePage(page.value, { ...parts, onNews: tellHistory, isCancelled: isOver });
    if (!taken.ok) return fail('history');
    const next = await stores.syncQueue.nextBatch();
    if (!next.ok) return fail('history');
    if (next.value !== null) {
      const pushed = await connection.push(desk, next.value.batch);
      if (!pushed.ok) return pushed;
      if (pushed.value > 0) log.warn('tickets not shared', { count: pushed.value });
      const noted = await stores.syncQueue.pushed(next.value.end);
      if (!noted.ok) return fail('history');
    }
    return succeed({
      hasMore: page.value.hasMore || next.value !== null,
      waitMs: page.value.isHeldBack ? heldBackMs : pollMs,
    });
  }

  function start(): void {
    if (running !== null || server() === null) return;
    running = run().finally(() => {
      running = null;
      // Switched on again while the last connection was ending.
      start();
    });
  }

  return {
    start: (): void => {
      schedule(firstConnectMs, start);
    },

    /** Call it after a change of the history: the server hears of it soon. */
    historyChanged(): void {
      if (running === null) return;
      cancelGather ??= schedule(gatherMs, () => {
        cancelGather = undefined;
        checkNow();
      });
    },

    /** Call it after the settings or the password have changed, or when the network may be back. */
    reconnect(): void {
      isOutdated = true;
      failures = 0;
      setPhase('connecting');
      checkNow();
      start();
    },

    async state(): Promise<Result<SyncState, DatabaseError>> {
      const to = parts.server.read();
      const { isPaused } = parts;
      const { fixed, proposed } = parts.server;
      if (to === null || isPaused)
        return succeed({
          server: to,
          isPaused,
          phase: 'connecting',
          errorCode: null,
          syncedAtMs: null,
          fixed,
          proposed,
        });
      const place = await stores.syncQueue.placeOf(formatServerAddress(to));
      if (!place.ok) return place;
      const { syncedAtMs } = place.value;
      return succeed({ server: to, isPaused, phase, errorCode, syncedAtMs, fixed, proposed });
    },

    /** Stores the server that the agent chose. */
    choose,

    /** Stops the sharing. */
    stop: (): Promise<Result<void, DatabaseError>> => stores.syncQueue.stop(),

    async close(): Promise<void> {
      isClosed = true;
      cancelGather?.();
      cancelTell?.();
      // Cuts a request short that a server which hangs does not answer.
      await connection?.close();
      checkNow();
      await running;
    },
  };
}

function isConnected(phase: SyncState['phase']): boolean {
  return phase === 'exchanging' || phase === 'up-to-date';
}
