import type { ReactNode } from 'react';
import type { Attempt, TicketDetail } from '../../../../shared/history/ticket-history';
import { explainOutcome } from '../../../../shared/outcome/attempt-outcome';
import { timelineOf, wasChanged, type TimelineEvent } from '../../../../shared/history/ticket-timeline';
import { dayAndTime, exactDay } from '../../../i18n/format';
import { useText, type Translate } from '../../../i18n/translate';
import { Marked } from '../../../components/masking/highlighted-text';
import { MaskedText, useMask } from '../../../components/masking/masked-text';
import { StateMark } from '../../../components/tickets/ticket-status-icon';
import { prettyAnswer } from './format-answer';
import css from './ticket-detail.module.css';
import { TimelineShape } from './timeline-icon';

/** All that happened to the ticket, in its order, from the call on. */
export function Timeline({ ticket }: { readonly ticket: TicketDetail }) {
  const t = useText();
  return (
    <section aria-labelledby="ticket-timeline">
      <h3 id="ticket-timeline" className={css['title']}>
        {t('timeline.title')}
      </h3>
      <ol className={css['timeline']}>
        {timelineOf(ticket).map((event, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- events only ever come to the end of what stands, or between
          <li key={`${event.kind} ${event.atMs} ${index}`} className={css['event']}>
            <TimelineShape event={event} />
            <div className={css['happened']}>
              <div className={css['line']}>
                {event.kind === 'attempt' ? (
                  <AttemptHead attempt={event.attempt} isByHand={event.isByHand} />
                ) : (
                  <b>{wordsOf(event, ticket, t)}</b>
                )}
                <time className={css['quiet']}>
                  {event.atMs === null ? t('timeline.whenUnknown') : exactDay(event.atMs, t.language)}
                </time>
                {event.kind === 'attempt' && (
                  <span className={css['quiet']}>{wireText(event.attempt, t)}</span>
                )}
                {isOnThisPc(event) && <span className={css['only-here']}>{t('timeline.onThisPc')}</span>}
              </div>
              <Detail event={event} />
            </div>
          </li>
        ))}
      </ol>
      {ticket.attempts.length === 0 && <p className={css['quiet']}>{t('history.noAttempt')}</p>}
    </section>
  );
}

type AttemptHeadProps = { readonly attempt: Attempt; readonly isByHand: boolean };

function AttemptHead({ attempt, isByHand }: AttemptHeadProps) {
  const t = useText();
  return (
    <>
      <b>{t(isByHand ? 'timeline.attemptByHand' : 'timeline.attempt', { number: attempt.number })}</b>
      <StateMark kind={attempt.outcome?.kind ?? 'sending'} />
    </>
  );
}

function Detail({ event }: { readonly event: TimelineEvent }): ReactNode {
  const t = useText();
  const mask = useMask();
  switch (event.kind) {
    case 'call began':
      return <p className={css['quiet']}>{onScreenText(event.onScreenMs, t)}</p>;
    case 'reminder set':
      return event.reminder.text === '' ? null : (
        <p className={css['told']}>
          <Marked text={event.reminder.text} />
        </p>
      );
    case 'attempt': {
      const { outcome, rawAnswer } = event.attempt;
      return (
        <>
          {outcome !== null && <p>{explainOutcome(outcome, t.language).sentence}</p>}
          {rawAnswer !== null && (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long answer is scrolled by keys
            <pre role="group" tabIndex={0} aria-label={t('history.answer')} className={css['answer']}>
              <MaskedText text={mask('text', prettyAnswer(rawAnswer))} />
            </pre>
          )}
        </>
      );
    }
    case 'queued':
    case 'recorded':
    case 'reminder changed':
    case 'reminder ended':
    case 'replaced':
    case 'followed':
    case 'came':
      return null;
  }
}

type Worded = Exclude<TimelineEvent, { readonly kind: 'attempt' }>;

function wordsOf(event: Worded, { imported }: TicketDetail, t: Translate): string {
  switch (event.kind) {
    case 'call began':
    case 'queued':
      return t(`timeline.${event.kind}`);
    case 'recorded': {
      const key = imported === undefined ? 'timeline.recorded' : 'timeline.recordedElsewhere';
      return t(key, { number: event.caseNumber });
    }
    case 'reminder set': {
      const { why, dueAtMs } = event.reminder;
      if (why === 'case number') return t('timeline.callbackOwed');
      // For when it was, nobody knows any more.
      if (wasChanged(event.reminder)) return t('timeline.reminderSetOnly');
      return t('timeline.reminderSet', { time: dayAndTime(dueAtMs, t.language) });
    }
    case 'reminder changed':
      return t('timeline.reminderChanged', { time: dayAndTime(event.reminder.dueAtMs, t.language) });
    case 'reminder ended': {
      const { howEnded, why } = event.reminder;
      if (howEnded === 'taken away') return t('timeline.reminderTakenAway');
      return t(why === 'case number' ? 'timeline.rangBack' : 'timeline.reminderDone');
    }
    case 'replaced':
      return t('history.mendedBy', { reference: event.by.reference });
    case 'followed':
      return t('history.followedBy', { name: event.by.caseNumber ?? event.by.reference });
    case 'came':
      return t('timeline.came', { reference: event.reference });
  }
}

function isOnThisPc({ kind }: TimelineEvent): boolean {
  return kind === 'reminder set' || kind === 'reminder changed' || kind === 'reminder ended';
}

function onScreenText(ms: number, t: Translate): string {
  if (ms === 0) return t('timeline.onScreenUnknown');
  const seconds = Math.round(ms / 1000);
  const length = t('shift.length', {
    minutes: Math.floor(seconds / 60),
    seconds: String(seconds % 60).padStart(2, '0'),
  });
  return t('timeline.onScreen', { length });
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
