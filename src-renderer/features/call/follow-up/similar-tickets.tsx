import { useEffect, useState } from 'react';
import type { SimilarTicket } from '../../../../shared/history/follow-up';
import { digitsOf } from '../../../../shared/phone/normalize-phone';
import { shortDay, listIn } from '../../../i18n/format';
import { useText, type Translate } from '../../../i18n/translate';
import type { IpcClient } from '../../../ipc/ipc-client';
import { useStore } from '../../../state/store';
import { Button } from '../../../ui/button';
import { useMask } from '../../../components/masking/masked-text';
import { useCallForm } from '../editing/call-form-context';
import css from './similar-tickets.module.css';

/** Seldom enough to stay out of the way of typing, often enough to be there before Send. */
const quietMs = 400;

export type Similar = {
  /** Likest first; for a moment still of what stood in the fields before. */
  readonly tickets: readonly SimilarTicket[];
  /** Those of what stands in the fields now; null where nobody knows. */
  readonly askAgain: () => Promise<readonly SimilarTicket[] | null>;
};

/** The newest likely duplicates of what is being written down. */
export function useSimilar({ ask, onNotice }: IpcClient): Similar {
  const { reading } = useCallForm();
  const [similar, setSimilar] = useState<readonly SimilarTicket[]>([]);
  const key = useStore(reading, ({ fields: { phone, storeName, serviceId, issue } }) =>
    digitsOf(phone).length < 8 && storeName.trim() === ''
      ? ''
      : JSON.stringify([phone, storeName, serviceId, issue]),
  );
  useEffect(() => {
    let isStale = false;
    const look = () => {
      if (key === '') {
        setSimilar([]);
        return;
      }
      void ask('tickets.similar', { fields: reading.get().fields }).then((answer) => {
        if (!isStale && answer.ok) setSimilar(answer.value);
      });
    };
    const timer = setTimeout(look, quietMs);
    const end = onNotice('tickets.changed', ({ ticketId }) => {
      if (ticketId === null) look();
    });
    return () => {
      isStale = true;
      clearTimeout(timer);
      end();
    };
  }, [ask, onNotice, reading, key]);
  const askAgain = async () => {
    const answer = await ask('tickets.similar', { fields: reading.get().fields });
    if (!answer.ok) return null;
    setSimilar(answer.value);
    return answer.value;
  };
  return { tickets: similar, askAgain };
}

type SimilarStripProps = {
  readonly similar: readonly SimilarTicket[];
  readonly onFollowUp: () => void;
};

/** Names the case that this one may be about, before it is sent a second time. Stands in a place of its own. */
export function SimilarStrip({ similar, onFollowUp }: SimilarStripProps) {
  const t = useText();
  const [likest, ...others] = similar;
  const mask = useMask(likest?.ticket);
  return (
    <div className={css['strip']} data-full={likest !== undefined || undefined} aria-live="polite">
      {likest !== undefined && (
        <>
          <p className={css['said']}>
            <b>
              {t('callScreen.similar', {
                number: likest.ticket.caseNumber ?? likest.ticket.reference,
                when: whenOf(likest.ticket.createdAtMs, t),
              })}
            </b>{' '}
            {listIn(
              t.language,
              likest.because.map((because) => t(`callScreen.because.${because}`)),
            )}
            : {mask('text', likest.ticket.issue)}
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

function whenOf(atMs: number, t: Translate): string {
  return shortDay(atMs, Date.now(), t.language);
}
