import type { ReactNode } from 'react';
import { caseEndingKind } from '../../../shared/calls/call-ending';
import { describeEnding } from '../../../shared/calls/ending-names';
import type { Attempt, TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { explainOutcome } from '../../../shared/outcome/attempt-outcome';
import {
  buildTimeline,
  isReminderChanged,
  type TimelineEvent,
} from '../../../shared/history/ticket-timeline';
import { formatDateTime, formatExactDateTime } from '../../../shared/i18n/format-dates';
import { useText, type Translate } from '../../i18n/use-text';
import { HighlightedText } from '../masking/highlighted-text';
import { MaskedText, useMask } from '../masking/mask-scope-and-masked-text';
import { TicketStatusLabel } from '../tickets/ticket-status-icon';
import { formatRawAnswer } from './format-raw-answer';
import css from './ticket-detail.module.css';
import { describeLaterTicket } from './describe-related-tickets';
import { describeTransmission } from './describe-transmission';
import { TimelineIcon } from './timeline-icon';

/** Everything that happened to the ticket, in order, beginning with the call. */
export function Timeline({ ticket }: { readonly ticket: TicketDetail }) {
  const t = useText();
  return (
    <section aria-labelledby="ticket-timeline">
      <h3 id="ticket-timeline" className={css['title']}>
        {t('timeline.title')}
      </h3>
      <ol className={css['timeline']}>
        {buildTimeline(ticket).map((event, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- events only ever come to the end of what stands, or between
          <li key={`${event.kind} ${event.atMs} ${index}`} className={css['event']}>
            <TimelineIcon event={event} />
            <div className={css['happened']}>
              <div className={css['line']}>
                {event.kind === 'attempt' ? (
                  <AttemptHead attempt={event.attempt} isByHand={event.isByHand} />
                ) : (
                  <b>{describeEvent(event, ticket, t)}</b>
                )}
                <time className={css['quiet']}>
                  {event.atMs === null
                    ? t('timeline.whenUnknown')
                    : formatExactDateTime(event.atMs, t.language)}
                </time>
                {(event.kind === 'ending-corrected' || event.kind === 'reopened') && event.by !== null && (
                  <span className={css['quiet']}>{t('timeline.by', { agent: event.by })}</span>
                )}
                {event.kind === 'attempt' && (
                  <span className={css['quiet']}>{describeTransmission(event.attempt, t)}</span>
                )}
                {isOnThisPc(event) && <span className={css['only-here']}>{t('timeline.onThisPc')}</span>}
              </div>
              <Detail event={event} />
            </div>
          </li>
        ))}
      </ol>
      {ticket.attempts.length === 0 && ticket.status !== 'recorded' && (
        <p className={css['quiet']}>{t('history.noAttempt')}</p>
      )}
    </section>
  );
}

type AttemptHeadProps = { readonly attempt: Attempt; readonly isByHand: boolean };

function AttemptHead({ attempt, isByHand }: AttemptHeadProps) {
  const t = useText();
  return (
    <>
      <b>{t(isByHand ? 'timeline.attemptByHand' : 'timeline.attempt', { number: attempt.number })}</b>
      <TicketStatusLabel kind={attempt.outcome?.kind ?? 'sending'} />
    </>
  );
}

function Detail({ event }: { readonly event: TimelineEvent }): ReactNode {
  const t = useText();
  const mask = useMask();
  switch (event.kind) {
    case 'call-started':
      return <p className={css['quiet']}>{describeScreenTime(event.onScreenMs, t)}</p>;
    case 'reminder-set':
      return event.reminder.text === '' ? null : (
        <p className={css['reminder-text']}>
          <HighlightedText text={event.reminder.text} />
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
              <MaskedText text={mask('text', formatRawAnswer(rawAnswer))} />
            </pre>
          )}
        </>
      );
    }
    case 'queued':
    case 'recorded':
    case 'ending-corrected':
    case 'reopened':
    case 'ended-again':
    case 'case-number-recorded':
    case 'reminder-changed':
    case 'reminder-ended':
    case 'replaced':
    case 'followed':
    case 'imported':
      return null;
  }
}

type EndingChange = Extract<TimelineEvent, { readonly kind: 'ending-corrected' }>;

type TextEvent = Exclude<TimelineEvent, { readonly kind: 'attempt' }>;

function describeEvent(event: TextEvent, { imported }: TicketDetail, t: Translate): string {
  switch (event.kind) {
    case 'call-started':
    case 'queued':
    case 'recorded':
      return t(`timeline.${event.kind}`);
    case 'ending-corrected':
      return describeEndingChange(event, t);
    case 'reopened':
      return t('timeline.reopened', { before: nameEnding(event.from, t) });
    case 'ended-again':
      return t('timeline.endedAgain', { after: nameEnding(event.to, t) });
    case 'case-number-recorded': {
      const key = imported === undefined ? 'timeline.case-number-recorded' : 'timeline.recordedElsewhere';
      return t(key, { number: event.caseNumber });
    }
    case 'reminder-set': {
      const { reason, dueAtMs } = event.reminder;
      if (reason === 'case-number') return t('timeline.callbackOwed');
      // The earlier due time is no longer known.
      if (isReminderChanged(event.reminder)) return t('timeline.reminderSetOnly');
      return t('timeline.reminderSet', { time: formatDateTime(dueAtMs, t.language) });
    }
    case 'reminder-changed':
      return t('timeline.reminderChanged', { time: formatDateTime(event.reminder.dueAtMs, t.language) });
    case 'reminder-ended': {
      const { resolution, reason } = event.reminder;
      if (resolution === 'removed') return t('timeline.reminderRemoved');
      return t(reason === 'case-number' ? 'timeline.calledBack' : 'timeline.reminderDone');
    }
    case 'replaced':
      return t('history.replacedBy', { reference: event.by.reference });
    case 'followed':
      return describeLaterTicket(event.by, t);
    case 'imported':
      return t('timeline.imported', { reference: event.reference });
  }
}

function describeEndingChange({ from, to }: EndingChange, t: Translate): string {
  if (from === null) return t('timeline.ending-corrected');
  if (from.kind !== to.kind)
    return t('timeline.endingChanged', { before: nameEnding(from, t), after: nameEnding(to, t) });
  if (from.caseNumber === to.caseNumber) return t('timeline.endingCaseChanged');
  const noCase = t('timeline.noCase');
  return t('timeline.endingCaseChangedTo', {
    before: from.caseNumber ?? noCase,
    after: to.caseNumber ?? noCase,
  });
}

function nameEnding(ending: EndingChange['to'], t: Translate): string {
  const name = describeEnding(ending, t.language);
  const { kind, caseNumber } = ending;
  if (kind !== caseEndingKind || caseNumber === undefined) return name;
  return t('timeline.endingWithCase', { ending: name, number: caseNumber });
}

function isOnThisPc({ kind }: TimelineEvent): boolean {
  return kind === 'reminder-set' || kind === 'reminder-changed' || kind === 'reminder-ended';
}

function describeScreenTime(ms: number, t: Translate): string {
  if (ms === 0) return t('timeline.onScreenUnknown');
  const seconds = Math.round(ms / 1000);
  const length = t('shift.length', {
    minutes: Math.floor(seconds / 60),
    seconds: String(seconds % 60).padStart(2, '0'),
  });
  return t('timeline.onScreen', { length });
}
