import { events, type IpcEvent } from '../../shared/ipc/channels-and-events';
import type { EventPayload } from '../../shared/ipc/event-contract';
import type { Schedule } from '../../shared/time/schedule';
import { scheduleTimeout } from '../time/schedule-timeout';
import type { OnEvent } from './ipc-client';

/** The events that trigger a refresh, each with the payloads that matter. */
export type RefreshOn = { readonly [N in IpcEvent]?: (payload: EventPayload<N>) => boolean };

export const always = (): boolean => true;

/** Any ticket was added or changed. */
export const onAnyTicket: RefreshOn = { 'tickets.changed': always };

/** Many tickets may have been added or changed, by an import or by other PCs, or removed. */
export const onManyTickets: RefreshOn = { 'tickets.changed': ({ ticketId }) => ticketId === null };

/** Tickets were erased, and with them whatever names an erased caller. */
export const onErasure: RefreshOn = { 'tickets.changed': ({ isErasure }) => isErasure === true };

/**
 * Refreshes after each of these events. With `waitMs`, one refresh covers a burst of events, such as a draining
 * outbox, and the next one begins only after it has ended.
 * @returns a function that ends the subscription
 */
export function refreshOnEvents(
  { onEvent }: { readonly onEvent: OnEvent },
  refreshOn: RefreshOn,
  refresh: () => Promise<void>,
  { waitMs = 0, schedule = scheduleTimeout }: { readonly waitMs?: number; readonly schedule?: Schedule } = {},
): () => void {
  let cancel: (() => void) | null = null;
  let isRunning = false;

  const onTime = () => {
    cancel = null;
    if (isRunning) {
      wait();
      return;
    }
    isRunning = true;
    void refresh().finally(() => {
      isRunning = false;
    });
  };
  const wait = () => {
    cancel ??= schedule(waitMs, onTime);
  };
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- it ties the payload to its event
  const subscribe = <N extends IpcEvent>(event: N) =>
    onEvent(event, (payload) => {
      if (refreshOn[event]?.(payload) !== true) return;
      if (waitMs === 0) void refresh();
      else wait();
    });

  const ends = events.filter((event) => refreshOn[event] !== undefined).map(subscribe);
  return () => {
    cancel?.();
    for (const end of ends) end();
  };
}
