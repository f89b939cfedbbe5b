import type { Attempt } from '../../../shared/history';
import { explainOutcome } from '../../../shared/outcome';
import { exactDay } from '../../i18n/format';
import { useText, type Translate } from '../../i18n/text';
import { StateMark } from '../../ui/state-mark';
import { prettyAnswer } from './pretty-answer';
import css from './ticket-detail.module.css';

/** What came back, the newest attempt first. */
export function AttemptList({ attempts }: { readonly attempts: readonly Attempt[] }) {
  const t = useText();
  return (
    <section>
      <h3 className={css['title']}>{t('history.attempts', { count: attempts.length })}</h3>
      {attempts.length === 0 && <p className={css['quiet']}>{t('history.noAttempt')}</p>}
      <ol className={css['attempts']}>
        {attempts.toReversed().map((attempt) => (
          <li key={attempt.id} className={css['attempt']}>
            <div className={css['line']}>
              <b>{attempt.number}</b>
              <StateMark kind={attempt.outcome?.kind ?? 'sending'} />
              <span className={css['quiet']}>{exactDay(attempt.startedAtMs, t.language)}</span>
              <span className={css['quiet']}>{wireText(attempt, t)}</span>
            </div>
            {attempt.outcome !== null && <p>{explainOutcome(attempt.outcome, t.language).sentence}</p>}
            {attempt.rawAnswer !== null && (
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long answer is scrolled by keys
              <pre role="group" tabIndex={0} aria-label={t('history.answer')} className={css['answer']}>
                {prettyAnswer(attempt.rawAnswer)}
              </pre>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What is known of the wire: whether anything left, how long it took, and the status. */
function wireText(attempt: Attempt, t: Translate): string {
  const parts = [
    attempt.firstByteAtMs === null && attempt.endedAtMs !== null ? t('history.nothingLeft') : '',
    attempt.endedAtMs === null
      ? ''
      : t('history.took', { seconds: ((attempt.endedAtMs - attempt.startedAtMs) / 1000).toFixed(1) }),
    attempt.httpStatus === null ? '' : `HTTP ${attempt.httpStatus}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}
