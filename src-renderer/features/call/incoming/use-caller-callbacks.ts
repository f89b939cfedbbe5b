import { useEffect, useState } from 'react';
import type { ListedIncomingCall } from '../../../../shared/calls/incoming-call';
import type { DueOfCaller } from '../../../../shared/history/reminder-lists';
import type { IpcClient } from '../../../ipc/ipc-client';
import { createStore, type Store } from '../../../state/store';
import { always, onErasure, refreshOnEvents } from '../../../ipc/refresh-on-events';

/** What waits for a caller: what they are to be told, and their missed call. */
export type CallerCallbacks = {
  readonly due: readonly DueOfCaller[];
  readonly missed: ListedIncomingCall | null;
};

/** What was found last, and for which number. */
type Kept = { readonly phone: string; readonly found: CallerCallbacks } | null;
export type KeptCallbacks = Store<Kept>;

export function createKeptCallbacks(): KeptCallbacks {
  return createStore<Kept>(null);
}

const nothing: CallerCallbacks = { due: [], missed: null };
const refreshOn = {
  ...onErasure,
  'reminders.changed': always,
  'calls.incoming-changed': always,
  'incidents.changed': always,
};

/** @param phone '' while there is no whole number: then nothing is asked for */
export function useCallerCallbacks(client: IpcClient, phone: string, kept: KeptCallbacks): CallerCallbacks {
  const [found, setFound] = useState(
    () => (kept.get()?.phone === phone ? kept.get()?.found : null) ?? nothing,
  );
  useEffect(() => {
    let isCurrent = true;
    const show = (next: CallerCallbacks) => {
      kept.set(() => ({ phone, found: next }));
      setFound((before) => (isNothing(before) && isNothing(next) ? before : next));
    };
    const find = async () => {
      const [due, missed] = await Promise.all([
        client.ask('reminders.of-caller', { phone }),
        client.ask('calls.missed-of-caller', { phone }),
      ]);
      if (isCurrent) show({ due: due.ok ? due.value : [], missed: missed.ok ? missed.value : null });
    };
    if (phone === '') {
      show(nothing);
      return undefined;
    }
    if (kept.get()?.phone !== phone) void find();
    const end = refreshOnEvents(client, refreshOn, find);
    return () => {
      isCurrent = false;
      end();
    };
  }, [client, phone, kept]);
  return found;
}

function isNothing({ due, missed }: CallerCallbacks): boolean {
  return due.length === 0 && missed === null;
}
