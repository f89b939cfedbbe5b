import { useEffect, useRef } from 'react';
import type { SimilarTicket } from '../../../../shared/history/similar-ticket';
import { extractDigits } from '../../../../shared/phone/storehub-phone-format';
import type { IpcClient } from '../../../ipc/ipc-client';
import { createLatestAnswer } from '../../../ipc/latest-answer';
import { useStore, type Store } from '../../../state/store';
import { useCallForm, useCallState } from '../editing/call-form-context';
import { minDigits } from '../../../../shared/phone/number-lengths';

/** Rare enough not to slow down typing, and frequent enough to be ready before Send. */
export const debounceMs = 400;

export type SimilarTickets = {
  /** Most similar first. May lag behind the fields for a moment. */
  readonly tickets: readonly SimilarTicket[];
  /** Whether the fields have changed since, and the answer for them is on its way. */
  readonly isAwaited: () => boolean;
  /** Asks for the tickets similar to the current fields; null if that fails. */
  readonly askAgain: () => Promise<readonly SimilarTicket[] | null>;
};

/** The newest likely duplicates of the call being written down, kept in `store`. */
export function useSimilarTickets(
  { ask, onEvent }: IpcClient,
  store: Store<readonly SimilarTicket[]>,
): SimilarTickets {
  const { session, isEditable } = useCallForm();
  const similar = useStore(store);
  const key = useCallState(({ fields: { phone, storeName, name, serviceId, issue } }) =>
    extractDigits(phone).length < minDigits.toAskForSimilarTickets && storeName.trim() === ''
      ? ''
      : JSON.stringify([phone, storeName, name, serviceId, issue]),
  );
  const isAwaited = useRef(false);
  useEffect(() => {
    isAwaited.current = isEditable && key !== '';
    // Once it is sent, what is similar is not shown.
    if (!isEditable) return;
    const latest = createLatestAnswer(
      () => ask('tickets.find-similar', { callId: session.callId, fields: session.getFields() }),
      (answer) => {
        isAwaited.current = false;
        if (answer.ok) store.set(() => answer.value);
      },
    );
    const checkSimilar = () => {
      if (key === '') store.set(() => none);
      else void latest.refresh();
    };
    const timer = setTimeout(checkSimilar, debounceMs);
    const end = onEvent('tickets.changed', checkSimilar);
    return () => {
      latest.drop();
      clearTimeout(timer);
      end();
    };
  }, [ask, onEvent, session, isEditable, store, key]);
  const askAgain = async () => {
    const answer = await ask('tickets.find-similar', { callId: session.callId, fields: session.getFields() });
    if (!answer.ok) return null;
    store.set(() => answer.value);
    return answer.value;
  };
  return { tickets: similar, isAwaited: () => isAwaited.current, askAgain };
}

const none: readonly SimilarTicket[] = [];
