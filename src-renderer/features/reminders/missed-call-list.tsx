import { useId, useRef, useState } from 'react';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import type { ListedIncomingCall, MissedCalls } from '../../../shared/calls/incoming-call';
import type { IncomingCall } from '../../../shared/calls/incoming-caller';
import { useCommands } from '../../commands/command-registry';
import { formatShortDate } from '../../../shared/i18n/format-dates';
import { useText, type Translate } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { OpenCallLinks, type FindOpenCall } from '../../components/calls/open-call-links';
import { useCallersOfNumbers } from '../../components/calls/use-callers-of-numbers';
import type { CalledBack } from '../../components/calls/use-record-no-answer';
import { describeIncomingCaller } from '../../components/calls/describe-incoming-caller';
import { describeTries } from '../../components/reminders/describe-tries';
import { MaskedText, useMask } from '../../components/masking/mask-scope-and-masked-text';
import { speakMasked } from '../../components/masking/speak-masked';
import { announce } from '../../ui/announcer';
import { UndoReminderChange } from '../../components/reminders/undo-reminder-change';
import { ListColumn } from '../../components/tickets/two-column-lists';
import type { ReminderChanges } from '../../state/use-change-reminder';
import { Button } from '../../ui/button';
import { ButtonSubjectContext } from '../../ui/button-subject';
import { Notice } from '../../ui/notice';
import { useFocusRestoration } from '../../ui/use-focus-restoration';
import { CallbackActions } from './callback-actions';
import css from './missed-call-list.module.css';

type MissedCallListProps = {
  readonly client: IpcClient;
  readonly missed: MissedCalls;
  readonly onCallBack: (call: ListedIncomingCall) => void;
  /** The open call to which calling back leads, if any. */
  readonly findOpenCall: FindOpenCall;
  /** What else was done on this screen: the key undoes the last of it. */
  readonly changes: ReminderChanges;
};

/** The calls that nobody took. Shown only while there are some, or the last dismissal can be undone. */
export function MissedCallList(props: MissedCallListProps) {
  const { client, missed, onCallBack, findOpenCall, changes } = props;
  const hasUndoKey = changes.last === null;
  const isNoAnswerLast = changes.last === 'missed-no-answer';
  const t = useText();
  const mask = useMask();
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  useFocusRestoration(box);
  const [error, setError] = useState<AppError | null>(null);
  const { calls, count, lastDismissed } = missed;

  const change = async (channel: 'calls.dismiss-incoming' | 'calls.undo-dismiss-incoming', id: number) => {
    const answer = await client.ask(channel, { id });
    setError(answer.ok ? null : answer.error);
    if (answer.ok) changes.forget();
    return answer.ok;
  };
  const dismiss = async (call: ListedIncomingCall) => {
    if (await change('calls.dismiss-incoming', call.id))
      announce(describeDismissed(withCallerOfNumber(call)));
  };
  const undo = async () => {
    if (lastDismissed === null) return;
    const what = describeDismissed(lastDismissed);
    if (await change('calls.undo-dismiss-incoming', lastDismissed.id)) announce(t('calls.undone', { what }));
  };
  const describeDismissed = (call: IncomingCall) =>
    t('missedCalls.dismissed', { who: speakMasked(describeIncomingCaller(call, mask, t), t) });
  const withCallerOfNumber = useCallersOfNumbers(client, calls);
  const canUndo = lastDismissed !== null;
  useCommands({ undo: canUndo && hasUndoKey ? { run: () => void undo() } : undefined });

  return (
    <div ref={box} className={css['box']}>
      <ListColumn
        titleId="missed-calls"
        title={t('missedCalls.title')}
        count={count}
        unlistedCount={count - calls.length}
        emptyText={t('missedCalls.none')}
        beside={
          isNoAnswerLast ? (
            <UndoReminderChange changes={changes} />
          ) : (
            canUndo && (
              <div role="status" aria-live="off" className={css['undo']}>
                <span>
                  {t('missedCalls.dismissed', { who: describeIncomingCaller(lastDismissed, mask, t) })}
                </span>
                <Button kind="quiet" {...(hasUndoKey && { action: 'undo' })} onPress={() => void undo()}>
                  {t('calls.undo')}
                </Button>
              </div>
            )
          )
        }
        above={error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      >
        {calls.map((call) => (
          <li key={call.id} className={css['item']}>
            <span className={css['who']}>
              <b id={`${listId}-${call.id}`}>
                <MaskedText text={describeIncomingCaller(withCallerOfNumber(call), mask, t)} />
              </b>
              <span className={css['when']}>
                {t('missedCalls.rang', {
                  count: call.ringCount,
                  when: formatRecent(call.lastRangAtMs, t),
                })}
                {call.tries !== undefined && ` · ${describeTries(call.tries, t)}`}
              </span>
              <OpenCallLinks refs={findOpenCall(call)} onOpen={() => onCallBack(call)} />
            </span>
            <span className={css['actions']}>
              <ButtonSubjectContext value={`${listId}-${call.id}`}>
                <CallbackActions
                  client={client}
                  who={toCalledBack(withCallerOfNumber(call))}
                  onCallBack={() => onCallBack(call)}
                  changes={{ remember: (_, undoTry) => changes.remember('missed-no-answer', undoTry) }}
                />
                <Button kind="quiet" onPress={() => void dismiss(call)}>
                  {t('callScreen.incomingDismiss')}
                </Button>
              </ButtonSubjectContext>
            </span>
          </li>
        ))}
      </ListColumn>
    </div>
  );
}

function toCalledBack({ phone, name, store }: IncomingCall): CalledBack {
  return { phone, name, storeName: store };
}

function formatRecent(atMs: number, t: Translate): string {
  return formatShortDate(atMs, Date.now(), t.language);
}
