import { lazy, Suspense, useState, type ReactNode } from 'react';
import { extractDigits } from '../../../../shared/phone/storehub-phone-format';
import type { IpcClient } from '../../../ipc/ipc-client';
import { useStoreAfterPause } from '../../../state/store';
import type { ReminderChanges } from '../../../state/use-change-reminder';
import { useCallForm } from '../editing/call-form-context';
import type { OpenCall } from '../open-calls/open-call-state';
import type { CallState } from '../session/call-form-state';
import { useCallerCallbacks, type KeptCallbacks } from './use-caller-callbacks';
import { minDigits, maxTypedNumberLength } from '../../../../shared/phone/number-lengths';

export type CallbacksNoticeParts = {
  readonly client: IpcClient;
  readonly ticket: OpenCall['ticket'];
  /** What was found, while one panel beside the call takes the place of another. */
  readonly kept: KeptCallbacks;
  /** What was done for the caller, which can be undone. */
  readonly changes: ReminderChanges;
  readonly isShown: boolean;
};

/** Nobody is looked for with each digit of a number, in ms. */
const pauseMs = 200;

// Few callers wait for anything: a start does not load it.
const WaitingCallbacks = lazy(async () => ({
  default: (await import('./waiting-callbacks')).WaitingCallbacks,
}));

const pickCaller = ({ fields }: CallState) => ({
  phone: fields.phone.slice(0, maxTypedNumberLength),
  isHalfWritten: (fields.issue + fields.quickEntryText).trim() !== '',
});

/** What waits for the caller of this call. Nothing is shown where nothing does. */
export function useCallbacksNotice({ kept, ...parts }: CallbacksNoticeParts): ReactNode {
  const { session } = useCallForm();
  const { phone, isHalfWritten } = useStoreAfterPause(session.store, pickCaller, pauseMs);
  const number = extractDigits(phone).length < minDigits.toFindCallbacks ? '' : phone;
  const found = useCallerCallbacks(parts.client, number, kept);
  const isWaiting = found.due.length > 0 || found.missed !== null;
  // Once shown, it can undo what was done last.
  const [wasShown, setWasShown] = useState(parts.changes.last !== null);
  if (isWaiting && !wasShown) setWasShown(true);
  if (!isWaiting && !wasShown) return null;
  return (
    <Suspense fallback={null}>
      <WaitingCallbacks {...parts} found={found} isHalfWritten={isHalfWritten} />
    </Suspense>
  );
}
