import { useEffect, useState } from 'react';
import type { SimilarTicket } from '../../../../shared/history/similar-ticket';
import { extractDigits } from '../../../../shared/phone/storehub-phone-format';
import type { IpcClient } from '../../../ipc/ipc-client';
import { useCallForm, useCallState } from '../editing/call-form-context';

/** Rare enough not to slow down typing, and frequent enough to be ready before Send. */
export const debounceMs = 400;

export type SimilarTickets = {
  /** Most similar first. May lag behind the fields for a moment. */
  readonly tickets: readonly SimilarTicket[];
  /** Asks for the tickets similar to the current fields; null if that fails. */
  readonly askAgain: () => Promise<readonly SimilarTicket[] | null>;
};

/** The newest likely duplicates of the call being written down. */
export function useSimilarTickets({ ask, onEvent }: IpcClient): SimilarTickets {
  const { session } = useCallForm();
  const [similar, setSimilar] = useState<readonly SimilarTicket[]>([]);
  const key = useCallState(({ fields: { phone, storeName, serviceId, issue } }) =>
    extractDigits(phone).length < 8 && storeName.trim() === ''
      ? ''
      : JSON.stringify([phone, storeName, serviceId, issue]),
  );
  useEffect(() => {
    let isStale = false;
    const checkSimilar = () => {
      if (key === '') {
        setSimilar([]);
        return;
      }
      void ask('tickets.similar', { fields: session.getFields() }).then((answer) => {
        if (!isStale && answer.ok) setSimilar(answer.value);
      });
    };
    const timer = setTimeout(checkSimilar, debounceMs);
    const end = onEvent('tickets.changed', ({ ticketId }) => {
      if (ticketId === null) checkSimilar();
    });
    return () => {
      isStale = true;
      clearTimeout(timer);
      end();
    };
  }, [ask, onEvent, session, key]);
  const askAgain = async () => {
    const answer = await ask('tickets.similar', { fields: session.getFields() });
    if (!answer.ok) return null;
    setSimilar(answer.value);
    return answer.value;
  };
  return { tickets: similar, askAgain };
}
