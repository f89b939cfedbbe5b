import { requireFound } from '../../shared/errors/require-found';
import { requireRoom } from '../../shared/errors/require-room';
import { succeed } from '../../shared/result';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { HandlersOf, WithWorkspace } from '../ipc/handler-types';
import type { ReminderStore } from './reminder-store';

export type ReminderHandlerParts = { readonly newId: () => string; readonly nowMs: () => number };

type ReminderWorkspace = {
  readonly stores: RemoteSet<{ reminders: ReminderStore }>;
  readonly reminderChanged: (ticketId: number) => void;
};

/** Creates the handlers for requests about reminders. */
export function createReminderHandlers(
  { newId, nowMs }: ReminderHandlerParts,
  withWorkspace: WithWorkspace<ReminderWorkspace>,
): HandlersOf<'reminders'> {
  return {
    'reminders.set': ({ ticketId, text, dueAtMs }) =>
      withWorkspace(async ({ stores, reminderChanged }) => {
        const reminder = { uid: newId(), ticketId, text, dueAtMs, nowMs: nowMs() };
        const added = requireRoom('reminders-full', await stores.reminders.set(reminder));
        const set = requireFound('ticket', added);
        if (set.ok) reminderChanged(ticketId);
        return set;
      }),
    'reminders.change': ({ id, state }) =>
      withWorkspace(async ({ stores, reminderChanged }) => {
        const changed = requireFound('reminder', await stores.reminders.change(id, state, nowMs()));
        if (!changed.ok) return changed;
        reminderChanged(changed.value);
        return succeed(null);
      }),
    'reminders.list': () => withWorkspace(({ stores }) => stores.reminders.list(nowMs())),
    'reminders.list-of-caller': ({ phone }) =>
      withWorkspace(({ stores }) => stores.reminders.ofCaller(phone, nowMs())),
    'reminders.summarise-due': () => withWorkspace(({ stores }) => stores.reminders.due(nowMs())),
  };
}
