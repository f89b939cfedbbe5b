import { explainError, type AppError } from '../../../../shared/errors/app-error';
import { mightBeSamePerson } from '../../../../shared/callers/might-be-same-person';
import { hasReachedCaller } from '../../../../shared/calls/call-ending';
import type { ListedIncomingCall } from '../../../../shared/calls/incoming-call';
import type { DueOfCaller } from '../../../../shared/history/reminder-lists';
import { useContext, useEffect, useEffectEvent, useRef, useState, type RefObject } from 'react';
import { CommandContext, runActionByKey, useCommands } from '../../../commands/command-registry';
import { MissedCallIcon } from '../../../components/calls/missed-call-icon';
import { useRecordNoAnswer } from '../../../components/calls/use-record-no-answer';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { describeDue } from '../../../components/reminders/describe-due';
import { describeTries } from '../../../components/reminders/describe-tries';
import { DueWords } from '../../../components/reminders/due-words';
import { DueIcon } from '../../../components/reminders/due-icon';
import { formatShortDate } from '../../../../shared/i18n/format-dates';
import { useText, type Translate } from '../../../i18n/use-text';
import type { IpcClient } from '../../../ipc/ipc-client';
import type { ReminderChanges } from '../../../state/use-change-reminder';
import { Button } from '../../../ui/button';
import { Notice } from '../../../ui/notice';
import { scrollPartsIntoViewSoon } from '../../../ui/scroll-into-view';
import { useIsPanelBelow } from '../../../ui/use-is-narrow';
import { findField, useCallForm, useCallState } from '../editing/call-form-context';
import type { OpenCall } from '../open-calls/open-call-state';
import type { CallerCallbacks } from './use-caller-callbacks';
import css from './waiting-callbacks.module.css';

type WaitingCallbacksProps = {
  readonly client: IpcClient;
  readonly ticket: OpenCall['ticket'];
  readonly found: CallerCallbacks;
  /** What was done for the caller, which can be undone. */
  readonly changes: ReminderChanges;
  /** Whether ending the call would end more than a try. */
  readonly isHalfWritten: boolean;
  readonly isShown: boolean;
};

/**
 * What waits for the caller of this call: what they are to be told, and their missed call. That nobody answered is recorded without
 * ending a half-written call.
 */
export function WaitingCallbacks(props: WaitingCallbacksProps) {
  const { client, ticket, found, changes, isHalfWritten, isShown } = props;
  const t = useText();
  const mask = useMask();
  const { session } = useCallForm();
  const close = createCloseDue(client, changes);
  const { last, undo } = changes;
  const { record, isRecording, error: notRecorded } = useRecordNoAnswer(client, changes);
  const isOver = ticket !== null && ticket.status !== 'rejected';
  const hasSpoken = hasReachedCaller(ticket?.ending?.kind);
  // The number of the call that has just been sent is on the screen anyway.
  const due = found.due.filter((one) => hasSpoken && one.ticket.id !== ticket?.id);
  const missed = isOver || !isHalfWritten ? null : found.missed;
  const isTriable = !isOver && isHalfWritten && (due.length > 0 || missed !== null);
  const registry = useContext(CommandContext);
  const getCloseLabel = (one: DueOfCaller) => {
    if ('uncertain' in one) return t('app.outbox');
    return t(isCallback(one) ? 'outbox.calledBack' : 'reminders.done');
  };
  // What is uncertain is resolved in the outbox only.
  const resolve = (one: DueOfCaller) =>
    'uncertain' in one ? runActionByKey(registry, 'outbox') : close(one);
  const noAnswer = () => {
    const { phone, name, storeName } = session.getFields();
    record({ phone, name, storeName });
  };
  useCommands(
    isShown && (due.length > 0 || isTriable)
      ? {
          'callback-of-caller': {
            run: () => undefined,
            choices: () => [
              ...due.map((one) => ({
                id: getKey(one),
                name: `${getCloseLabel(one)}: ${describeDue(one, mask, t)}`,
                run: () => resolve(one),
              })),
              ...(isTriable ? [{ id: 'no-answer', name: t('callbacks.noAnswer'), run: noAnswer }] : []),
            ],
          },
        }
      : {},
  );
  const box = useRef<HTMLDivElement>(null);
  const isWaiting = due.length > 0 || missed !== null;
  const { error, answer } = findAnswer(changes, notRecorded);
  useBoxInView(box, isWaiting, answer);
  if (!isWaiting && answer === null) return null;
  return (
    <div ref={box} className={css['box']} role="status" data-callbacks="">
      {due.map((one) => (
        <p key={getKey(one)} className={css['line']}>
          <span className={css['icon']}>
            <DueIcon due={one} />
          </span>
          <span className={css['words']}>
            <b>
              <OtherCaller due={one} />
              <DueWords due={one} />
            </b>{' '}
            {describeTries(one.tries, t)}
          </span>
          <Button kind="quiet" isTabStop={false} onPress={() => resolve(one)}>
            {getCloseLabel(one)}
          </Button>
        </p>
      ))}
      {missed !== null && (
        <p className={css['line']}>
          <span className={css['icon']}>
            <MissedCallIcon />
          </span>
          <span className={css['words']}>
            <b>{t('callbacks.missed')}</b> {describeMissed(missed, t)}
          </span>
        </p>
      )}
      {isTriable && (
        <Button kind="quiet" isTabStop={false} isResting={isRecording} onPress={noAnswer}>
          {t('callbacks.noAnswer')}
        </Button>
      )}
      {last !== null && (
        <p className={css['line']}>
          <span className={css['words']}>{t(`reminders.last.${last}`)}</span>
          <Button kind="quiet" isTabStop={false} onPress={undo}>
            {t('calls.undo')}
          </Button>
        </p>
      )}
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
    </div>
  );
}

/** What was done last, or why something was not; `answer` is another one after each attempt. */
function findAnswer(changes: ReminderChanges, notRecorded: AppError | null) {
  const error = notRecorded ?? changes.error;
  return { error, answer: notRecorded ?? (changes.last === null && error === null ? null : changes) };
}

/**
 * In a window whose panel is below the form: shows what waits as the number is typed, and what became of it from any field.
 * @param answer another one with each answer; the first may have been seen in the other place of the box
 */
function useBoxInView(box: RefObject<HTMLElement | null>, isWaiting: boolean, answer: object | null) {
  const isPanelBelow = useIsPanelBelow();
  useEffect(() => {
    const field = [findField('phone'), findField('name')].find((one) => one === document.activeElement);
    return isPanelBelow && isWaiting && field ? scrollPartsIntoViewSoon(box.current, field) : undefined;
  }, [box, isPanelBelow, isWaiting]);
  const [first] = useState(answer);
  const showAnswer = useEffectEvent(() =>
    isPanelBelow && answer !== null && answer !== first ? scrollPartsIntoViewSoon(box.current) : undefined,
  );
  useEffect(() => showAnswer(), [answer]);
}

/** Whose it is, where the call has not the name of that caller: several may have one number. */
function OtherCaller({ due }: { readonly due: DueOfCaller }) {
  const mask = useMask(due.ticket);
  const name = useCallState(({ fields }) => fields.name);
  const { name: known } = due.ticket;
  const isSame = known.trim() === '' || (name.trim() !== '' && mightBeSamePerson(name, known));
  return isSame ? null : `${mask('name', known)} · `;
}

function getKey(one: DueOfCaller): string {
  if ('uncertain' in one) return one.ticket.reference;
  return 'incident' in one ? one.incident.callId : String(one.reminder.id);
}

type CloseableCallback = Exclude<DueOfCaller, { readonly uncertain: unknown }>;

/** Whether the caller was promised to be called back: about an incident, or with a case number. */
function isCallback(one: CloseableCallback): boolean {
  return 'incident' in one || one.reminder.reason === 'case-number';
}

/** Marks what the caller was told as done, with undo for the last one. */
function createCloseDue(client: IpcClient, changes: ReminderChanges) {
  const tell = async (callId: string, isCalledBack: boolean) => {
    const changed = await client.ask('incidents.change-link', { callId, wantsCallback: true, isCalledBack });
    return changed.ok ? null : changed.error;
  };
  const closeIncidentCallback = (callId: string) =>
    changes.run(
      'called-back',
      () => tell(callId, true),
      () => tell(callId, false),
    );
  return (one: CloseableCallback) => {
    if ('incident' in one) void closeIncidentCallback(one.incident.callId);
    else void changes.change(one.reminder, { resolution: 'done' }, isCallback(one) ? 'called-back' : 'done');
  };
}

function describeMissed({ ringCount, lastRangAtMs, tries }: ListedIncomingCall, t: Translate): string {
  const when = formatShortDate(lastRangAtMs, Date.now(), t.language);
  const rang = t('missedCalls.rang', { count: ringCount, when });
  return [rang, describeTries(tries, t)].filter((part) => part !== '').join(' · ');
}
