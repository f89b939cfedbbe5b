import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { fail, succeed } from '../../shared/result';
import type { ErasureRequest } from '../../shared/privacy/retention-and-erasure';
import type { SupervisorNotice } from '../../shared/sync/supervisor-notice';
import type { SyncServer } from '../../shared/sync/sync-server-and-state';
import { storesOver } from '../data/open-stores-in-process.fixture';
import { openWithRecovery } from '../data/recovery/open-with-recovery';
import { silentLog } from '../log/log';
import { openTemplateSources } from '../templates/template-sources';
import { ended, newTicket, outcomes, sampleBody } from '../tickets/sample-ticket.fixture';
import { openSupervisorNoticeFile } from './supervisor-notice-file';
import { createServerConnection } from './server-connection';
import { createSyncService } from './sync-service';
import type { SyncServiceParts } from './sync-service-parts';

/** The name of a call's id in tests: the same for each number. */
export const callOf = (number: number): string =>
  `cccccccc-cccc-4ccc-8ccc-${String(number).padStart(12, '0')}`;

/** A server on this computer, as the user `name`. */
export function serverOf(name: string, server: Pick<SyncServer, 'port'> & Partial<SyncServer>): SyncServer {
  return { host: '127.0.0.1', database: 'helpdesk', user: name, certificateFile: null, ...server };
}

export type SyncedPc = ReturnType<typeof openSyncedPc>;

/**
 * A PC with a history in a folder, connected to a server on this computer as the user `name`. Timers run twenty times
 * faster.
 */
export function openSyncedPc(
  folder: string,
  server: Pick<SyncServer, 'port'> & Partial<SyncServer>,
  name: string,
  changes: Partial<SyncServiceParts> = {},
) {
  const file = join(folder, 'helpdesk.db');
  const opened = openWithRecovery(file, Date.now());
  if (!opened.ok) throw new Error(opened.error.detail);
  const { db } = opened.value;
  const stores = storesOver(opened.value, file);
  const to = serverOf(name, server);
  const templates = openTemplateSources(folder);
  let notices: readonly SupervisorNotice[] = [];
  const sync = createSyncService({
    stores,
    openConnection: (onChange) => {
      const connection = createServerConnection(onChange);
      return { ...connection, close: connection.disconnect };
    },
    server: { read: () => to, isByPolicy: () => false, fixed: [], proposed: {} },
    password: () => Promise.resolve(name === '' ? fail('no-password') : succeed(name)),
    certificateAuthorities: () => undefined,
    isPaused: false,
    pcName: name.toUpperCase(),
    newPcId: randomUUID,
    nowMs: Date.now,
    schedule: (delayMs, run) => {
      const timer = setTimeout(run, delayMs / 20);
      return () => clearTimeout(timer);
    },
    onChanged: () => undefined,
    onNotices: (shown) => {
      notices = shown;
    },
    noticeFile: openSupervisorNoticeFile(join(folder, 'notices.json')),
    templates,
    onHistoryChanged: () => undefined,
    onErasuresBegun: () => void eraseAll(),
    onCallsRedacted: () => undefined,
    log: silentLog,
    ...changes,
  });

  async function eraseAll(): Promise<void> {
    for (;;) {
      const more = await stores.erasures.eraseSome();
      if (!more.ok || !more.value) return;
    }
  }

  return {
    db,
    stores,
    sync,
    templates,
    file,
    eraseAll,
    /** Erases a caller on request, as the app does but for the copies. */
    erase: async (caller: ErasureRequest): Promise<void> => {
      const traces = await stores.erasurePreviews.tracesOfCaller(caller, Number.MAX_SAFE_INTEGER);
      if (!traces.ok) throw new Error('no traces');
      await stores.erasures.begin(traces.value, caller, Date.now());
      await eraseAll();
      sync.historyChanged();
    },
    /** What supervisors tell all agents now. */
    notices: (): string[] => notices.map(({ text }) => text),
    /** Switches the shared history on. */
    join: async (): Promise<void> => {
      await sync.choose(to);
      sync.reconnect();
    },
    /** Makes a ticket that StoreHub created. @returns its id here */
    make: async (
      call: string,
      ticket: Readonly<Record<string, string | number>> = {},
      outcome: keyof typeof outcomes | 'waiting' = 'created',
    ): Promise<number> => {
      await stores.calls.begin(call, Date.now());
      const made = await stores.tickets.make(
        newTicket(call, `SH-${call.slice(-6)}`, sampleBody({ Ticket: ticket })),
        outcome !== 'waiting',
      );
      if (!made.ok || made.value === null) throw new Error('no ticket');
      const attempt = made.value.attempt?.attemptId ?? 0;
      if (outcome !== 'waiting') await stores.tickets.endAttempt(ended(attempt, outcomes[outcome]), false);
      sync.historyChanged();
      return made.value.ticketId;
    },
    close: async (): Promise<void> => {
      await sync.close();
      await stores.close();
    },
  };
}
