import { useEffect } from 'react';
import type { ListedIncomingCall } from '../../../../shared/calls/incoming-call';
import type { DueOfCaller } from '../../../../shared/history/reminder-lists';
import { succeed } from '../../../../shared/result';
import type { IpcClient } from '../../../ipc/ipc-client';
import { createLatestAnswer } from '../../../ipc/latest-answer';
import { createStore, useStore } from '../../../state/store';
import { always, onErasure, refreshOnEvents } from '../../../ipc/refresh-on-events';

/** What waits for a caller: what they are to be told, and their missed call. */
export type CallerCallbacks = {
  readonly due: readonly DueOfCaller[];
  readonly missed: ListedIncomingCall | null;
};

const nothing: CallerCallbacks = { due: [], missed: null };
const refreshOn = {
  ...onErasure,
  'reminders.changed': always,
  'calls.incoming-changed': always,
  'incidents.changed': always,
};

type CallbacksClient = Pick<IpcClient, 'ask' | 'onEvent'>;

export type KeptCallbacks = ReturnType<typeof createKeptCallbacks>;

/**
 * What was found last for the caller of a call. It outlives the panels that show it: one that takes the place of another misses no
 * answer to what the other asked, and does not ask it again.
 */
export function createKeptCallbacks() {
  const store = createStore(nothing);
  let watch: { readonly phone: string; readonly end: (() => void) | undefined; panels: number } | null = null;
  const show = (next: CallerCallbacks) =>
    store.set((before) => (isNothing(before) && isNothing(next) ? before : next));

  const begin = (client: CallbacksClient, phone: string) => {
    watch?.end?.();
    // What waits for the caller of the number before must not stand beside this one.
    show(nothing);
    if (phone === '') return { phone, end: undefined, panels: 0 };
    const { refresh, drop } = createLatestAnswer<CallerCallbacks>(
      async () => {
        const [due, missed] = await Promise.all([
          client.ask('reminders.list-of-caller', { phone }),
          client.ask('calls.find-missed-of-caller', { phone }),
        ]);
        return succeed({ due: due.ok ? due.value : [], missed: missed.ok ? missed.value : null });
      },
      (answer) => show(answer.ok ? answer.value : nothing),
    );
    void refresh();
    const endRefresh = refreshOnEvents(client, refreshOn, refresh);
    const end = () => {
      drop();
      endRefresh();
    };
    return { phone, end, panels: 0 };
  };

  return {
    store,
    /**
     * Keeps what waits for this caller up to date until the returned function is called.
     * @param phone '' while there is no whole number: then nothing is asked for
     */
    watch: (client: CallbacksClient, phone: string): (() => void) => {
      const current = watch?.phone === phone ? watch : begin(client, phone);
      watch = current;
      current.panels += 1;
      return () => {
        current.panels -= 1;
        // The panel that takes the place of this one begins in the same task.
        queueMicrotask(() => {
          if (current.panels > 0 || watch !== current) return;
          current.end?.();
          watch = null;
        });
      };
    },
  };
}

export function useCallerCallbacks(client: IpcClient, phone: string, kept: KeptCallbacks): CallerCallbacks {
  const found = useStore(kept.store);
  useEffect(() => kept.watch(client, phone), [client, phone, kept]);
  return found;
}

function isNothing({ due, missed }: CallerCallbacks): boolean {
  return due.length === 0 && missed === null;
}
