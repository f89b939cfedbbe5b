import { useEffect, useState } from 'react';
import type { SimilarTicket } from '../../../../shared/history/similar-ticket';
import { formatLabelled } from '../../../../shared/i18n/format-labelled';
import { extractDigits } from '../../../../shared/phone/storehub-phone-format';
import { formatShortDate, formatList } from '../../../i18n/format-dates-and-lists';
import { useText, type Translate } from '../../../i18n/use-text';
import type { IpcClient } from '../../../ipc/ipc-client';
import { Button } from '../../../ui/button';
import { useMask } from '../../../components/masking/masked-text';
import { useCallForm, useCallState } from '../editing/call-form-context';
import css from './similar-tickets-notice.module.css';

/** Rare enough not to slow down typing, and frequent enough to be ready before Send. */
const debounceMs = 400;

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

type SimilarTicketsNoticeProps = {
  readonly similar: readonly SimilarTicket[];
  readonly onFollowUp: () => void;
};

/** Names the case that this call may repeat, before it is sent a second time. It has its own space. */
export function SimilarTicketsNotice({ similar, onFollowUp }: SimilarTicketsNoticeProps) {
  const t = useText();
  const [likest, ...others] = similar;
  const mask = useMask(likest?.ticket);
  return (
    <div className={css['strip']} data-full={likest !== undefined || undefined} aria-live="polite">
      {likest !== undefined && (
        <>
          <p className={css['said']} title={mask('text', likest.ticket.issue)}>
            <b>
              {t('callScreen.similar', {
                number: likest.ticket.caseNumber ?? likest.ticket.reference,
                when: formatWhen(likest.ticket.createdAtMs, t),
              })}
            </b>{' '}
            {formatLabelled(
              t.language,
              formatList(
                t.language,
                likest.reasons.map((because) => t(`callScreen.because.${because}`)),
              ),
              mask('text', likest.ticket.issue),
            )}
          </p>
          <Button kind="quiet" action="follow-up" isTabStop={false} onPress={onFollowUp}>
            {t('callScreen.followUp')}
          </Button>
          {others.length > 0 && (
            <span className={css['more']}>{t('callScreen.similarMore', { count: others.length })}</span>
          )}
        </>
      )}
    </div>
  );
}

function formatWhen(atMs: number, t: Translate): string {
  return formatShortDate(atMs, Date.now(), t.language);
}
