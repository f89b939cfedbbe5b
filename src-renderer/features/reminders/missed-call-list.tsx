import { useRef, useState } from 'react';
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
import { useMask } from '../../components/masking/mask-scope-and-masked-text';
import { UndoReminderChange } from '../../components/reminders/undo-reminder-change';
import { ListColumn } from '../../components/tickets/two-column-lists';
import type { ReminderChanges } from '../../state/use-change-reminder';
import { Button } from '../../ui/button';
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
  useFocusRestoration(box);
  const [error, setError] = useState<AppError | null>(null);
  const { calls, count, lastDismissed } = missed;

  const change = async (channel: 'calls.dismiss-incoming' | 'calls.undo-dismiss-incoming', id: number) => {
    const answer = await client.ask(channel, { id });
    setError(answer.ok ? null : answer.error);
    if (answer.ok) changes.forget();
  };
  const undo = () => {
    if (lastDismissed !== null) void change('calls.undo-dismiss-incoming', lastDismissed.id);
  };
  const withCallerOfNumber = useCallersOfNumbers(client, calls);
  const canUndo = lastDismissed !== null;
  useCommands({ 'undo-autofill': canUndo && hasUndoKey ? { run: undo } : undefined });

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
              <div role="status" className={css['undo']}>
                <span>
                  {t('missedCalls.dismissed', { who: describeIncomingCaller(lastDismissed, mask, t) })}
                </span>
                <Button kind="quiet" {...(hasUndoKey && { action: 'undo-autofill' })} onPress={undo}>
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
              <b>{describeIncomingCaller(withCallerOfNumber(call), mask, t)}</b>
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
              <CallbackActions
                client={client}
                who={toCalledBack(withCallerOfNumber(call))}
                onCallBack={() => onCallBack(call)}
                changes={{ remember: (_, undoTry) => changes.remember('missed-no-answer', undoTry) }}
              />
              <Button kind="quiet" onPress={() => void change('calls.dismiss-incoming', call.id)}>
                {t('callScreen.incomingDismiss')}
              </Button>
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
