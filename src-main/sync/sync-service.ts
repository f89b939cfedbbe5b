import {
  formatServerAddress,
  type SyncErrorCode,
  type SyncServer,
  type SyncState,
} from '../../shared/sync/sync-server-and-state';
import { fail, succeed, type Result } from '../../shared/result';
import type { DatabaseError } from '../db/database-error';
import { beginSession } from './begin-session';
import { toErrorTrace } from '../log/error-trace';
import { createArrivedTicketsNotifier } from './arrived-tickets-notifier';
import type { ServerConnection, ServerLogin } from './server-connection';
import type { OpenConnection } from './sync-thread';
import { createCurrentSupervisorNotices } from './current-supervisor-notices';
import { createCoalescedRun } from './coalesce-runs';
import { isEmptyBatch, type PushBatch, type Session } from './sync-types';
import type { BatchEnd } from './sync-queue-store';
import type { Exchange, SendingResult, SyncServiceParts } from './sync-service-parts';
import { applyPulledPage } from './apply-pulled-page';
import { findAheadMs } from './correct-clock-skew';
import { createSyncWarning } from './sync-warning';
import { createWakeableSleep } from './wakeable-sleep';

export type SyncService = ReturnType<typeof createSyncService>;

/** Late enough not to slow the start down. */
const firstConnectMs = 3_000;
const retryMs = { first: 2_000, last: 60_000 };
/** Beneath what the server tells by itself: a notice may get lost. */
const pollMs = 20_000;
const heldBackMs = 200;
/** Changes of one moment go together. */
const gatherMs = 150;
/** So do changes of other PCs: with thousands of them there is always one. */
const gatherThereMs = 500;

/** Exchanges the history with the server of the shared history, while the app runs. */
export function createSyncService(parts: SyncServiceParts) {
  const { stores, schedule, log } = parts;
  let connection: ReturnType<OpenConnection> | null = null;
  let isClosed = false;
  let phase: SyncState['phase'] = 'connecting';
  let errorCode: SyncErrorCode | null = null;
  let failures = 0;
  let running: Promise<void> | null = null;
  /** The settings have changed: connect again. */
  let isOutdated = false;
  let isSupervisor = false;
  const warning = createSyncWarning(parts);
  const notices = createCurrentSupervisorNotices(parts);
  const { sleep, wake: checkNow } = createWakeableSleep(schedule);
  const gathered = createCoalescedRun(schedule, gatherMs, checkNow);
  const gatheredThere = createCoalescedRun(schedule, gatherThereMs, checkNow);
  const changeNotifier = createArrivedTicketsNotifier(schedule, parts.onHistoryChanged);

  function server(): SyncServer | null {
    return parts.isPaused || isClosed ? null : parts.server.read();
  }

  const isOver = (): boolean => isClosed || isOutdated;

  function setPhase(next: SyncState['phase'], code: SyncErrorCode | null = null): void {
    if (next === phase && code === errorCode) return;
    if (code !== null && code !== errorCode) log.error('shared history failed', { errorCode: code });
    if (isConnected(next) && !isConnected(phase)) log.info('shared history connected');
    phase = next;
    errorCode = code;
    parts.onChanged();
  }

  /** Stays connected until the settings change, the app closes, or something fails. */
  async function run(): Promise<void> {
    for (let to = server(); to !== null; to = server()) {
      isOutdated = false;
      const ended = await exchangeWith(to).catch((thrown: unknown): SyncErrorCode => {
        log.error('shared history threw', toErrorTrace(thrown));
        return 'failed';
      });
      // A thread of its own for the next connection: this one may wait for a network that is gone.
      await connection?.close();
      connection = null;
      if (isOver()) continue;
      failures += 1;
      setPhase('failed', ended);
      await sleep(Math.min(retryMs.last, retryMs.first * 2 ** (failures - 1)));
    }
    if (!isClosed) endSharing();
  }

  /** @returns why it ended */
  async function exchangeWith(to: SyncServer): Promise<SyncErrorCode> {
    let session = await connect(to);
    while (!isOver()) {
      if (!session.ok) return session.error;
      warning.sessionBegun(session.value);
      const done = await exchange(to, session.value);
      if (!done.ok) return done.error;
      session = succeed(done.value.session);
      failures = 0;
      setPhase(done.value.hasMore ? 'exchanging' : 'up-to-date');
      if (done.value.hasMore) continue;
      changeNotifier.allCame();
      await sleep(done.value.waitMs);
    }
    return 'failed';
  }

  async function connect(to: SyncServer): Promise<Result<Session, SyncErrorCode>> {
    if (phase !== 'failed') setPhase('connecting');
    // The history goes to no server that is only in the settings.
    const place = await stores.syncQueue.getPosition(formatServerAddress(to));
    if (!place.ok) return fail('history');
    if (!place.value.isChosen) {
      if (!parts.server.isByPolicy(to)) return fail('not-chosen');
      const chosen = await choose(to);
      if (!chosen.ok) return fail('history');
    }
    const password = await parts.password();
    if (!password.ok) return password;
    connection ??= parts.openConnection(gatheredThere.request);
    const login: ServerLogin = {
      ...to,
      password: password.value,
      certificateAuthorities: parts.certificateAuthorities(),
    };
    const connected = await connection.connect(login);
    if (!connected.ok) return connected;
    ({ isSupervisor } = connected.value);
    return beginSession({ ...parts, connection }, to, connected.value.server);
  }

  function choose(to: SyncServer): Promise<Result<void, DatabaseError>> {
    return stores.syncQueue.choose(formatServerAddress(to), parts.newPcId());
  }

  /** Reads what is new on the server, then writes what is new here. */
  async function exchange(to: SyncServer, session: Session): Promise<Exchange> {
    if (connection === null) return fail('failed');
    const cursors = await stores.syncQueue.cursors();
    if (!cursors.ok) return fail('history');
    const askedAtMs = parts.nowMs();
    const page = await connection.pull(cursors.value);
    if (!page.ok) return page;
    const aheadMs = findAheadMs(page.value.serverNowMs, askedAtMs, parts.nowMs());
    warning.clockRead(aheadMs);
    notices.update(page.value.notices);
    if (page.value.templates !== null) parts.templates.takeShared(page.value.templates.content, isSupervisor);
    const taken = await applyPulledPage(page.value, {
      ...parts,
      connection,
      askedAtMs,
      aheadMs,
      onNews: changeNotifier.ticketsCame,
      isCancelled: isOver,
    });
    if (!taken.ok) return taken;
    const next = page.value.hasMoreErasures ? succeed(null) : await stores.syncQueue.nextBatch();
    if (!next.ok) return fail('history');
    const pushed = next.value === null ? succeed(session) : await push(to, session, next.value);
    if (!pushed.ok) return pushed;
    return succeed({
      session: pushed.value,
      hasMore: page.value.hasMore || next.value !== null,
      waitMs: page.value.isHeldBack ? heldBackMs : pollMs,
    });
  }

  /**
   * Writes a batch. The server counts it as a session of its own before it is noted as sent here: a server that is
   * restored from an earlier backup has counted fewer, also where this PC was connected all the time.
   */
  async function push(
    to: SyncServer,
    before: Session,
    { batch, end }: { readonly batch: PushBatch; readonly end: BatchEnd },
  ): Promise<Result<Session, SyncErrorCode>> {
    if (connection === null) return fail('failed');
    let session = before;
    if (!isEmptyBatch(batch)) {
      const written = await connection.push({ pcId: before.pcId, nowMs: parts.nowMs() }, batch);
      if (!written.ok) return written;
      if (written.value > 0) log.warn('tickets not shared', { count: written.value });
      const counted = await beginSession({ ...parts, connection }, to, before.serverId);
      if (!counted.ok || !counted.value.isKnown) return counted;
      session = counted.value;
    }
    const noted = await stores.syncQueue.recordPushed(end);
    return noted.ok ? succeed(session) : fail('history');
  }

  function askServer(ask: (server: ServerConnection) => SendingResult): SendingResult {
    return connection === null || !isConnected(phase)
      ? Promise.resolve(fail('unreachable'))
      : ask(connection);
  }

  function endSharing(): void {
    warning.sharingEnded();
    notices.clear();
    // Practice has them, too.
    if (parts.server.read() === null) parts.templates.takeShared(null, false);
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
      if (server() === null) endSharing();
      else notices.restore();
      schedule(firstConnectMs, start);
    },

    /** Call it after a change of the history: the server hears of it soon. */
    historyChanged(): void {
      if (running !== null) gathered.request();
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
      const { isPaused, server: setting } = parts;
      const { fixed, proposed } = setting;
      const to = setting.read();
      const of = { server: to, isPaused, fixed, proposed };
      if (to === null || isPaused)
        return succeed({
          ...of,
          phase: 'connecting',
          errorCode: null,
          syncedAtMs: null,
          waiting: 0,
          warning: null,
          maySendNotices: false,
        });
      const place = await stores.syncQueue.getPosition(formatServerAddress(to));
      if (!place.ok) return place;
      const { isChosen, syncedAtMs } = place.value;
      const waiting = isChosen ? await stores.syncQueue.countWaiting() : succeed(0);
      if (!waiting.ok) return waiting;
      return succeed({
        ...of,
        phase,
        errorCode,
        syncedAtMs,
        waiting: waiting.value,
        warning: warning.get(),
        maySendNotices: isSupervisor && isConnected(phase),
      });
    },

    /** Shows a notice to all agents. Only a supervisor may. */
    postNotice: (text: string, hours: number) => askServer((connected) => connected.postNotice(text, hours)),

    /** Ends a notice before its time. */
    endNotice: (id: string) => askServer((connected) => connected.endNotice(id)),

    /** Gives this PC's presets and snippets to all PCs, or ends that. Only a supervisor may. */
    shareTemplates: (isShared: boolean) =>
      askServer((connected) => connected.shareTemplates(isShared ? parts.templates.getOwn() : null)),

    /** Stores the server that the agent chose. */
    choose,

    isClockFarOff: warning.isClockFarOff,

    /** Stops the sharing. */
    stop: (): Promise<Result<void, DatabaseError>> => stores.syncQueue.stop(),

    async close(): Promise<void> {
      isClosed = true;
      gathered.cancel();
      gatheredThere.cancel();
      changeNotifier.close();
      warning.close();
      // Cuts a request short that a server which hangs does not answer.
      await connection?.close();
      checkNow();
      await running;
      notices.close();
    },
  };
}

function isConnected(phase: SyncState['phase']): boolean {
  return phase === 'exchanging' || phase === 'up-to-date';
}
