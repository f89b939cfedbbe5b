import { useRef, useState } from 'react';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import type { ListedIncomingCall, MissedCalls } from '../../../shared/calls/incoming-call';
import { useCommands } from '../../commands/command-registry';
import { formatShortDate } from '../../i18n/format-dates';
import { useText, type Translate } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { OpenCallLinks, type OpenCallRef } from '../../components/calls/open-call-links';
import { DialButton } from '../../components/calls/dial-button';
import { useKnownCallers } from '../../components/calls/use-known-callers';
import { describeIncomingCaller } from '../../components/calls/describe-incoming-caller';
import { useMask } from '../../components/masking/mask-scope-and-masked-text';
import { ListColumn } from '../../components/tickets/two-column-lists';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useFocusRestoration } from '../../ui/use-focus-restoration';
import css from './missed-call-list.module.css';

type MissedCallListProps = {
  readonly client: IpcClient;
  readonly missed: MissedCalls;
  readonly onCallBack: (call: ListedIncomingCall) => void;
  /** The open call to which calling back leads, if any. */
  readonly findOpenCall: (call: ListedIncomingCall) => readonly OpenCallRef[];
  /** Whether the key that undoes is free here. */
  readonly hasUndoKey: boolean;
};

/** The calls that nobody took. Shown only while there are some, or the last dismissal can be undone. */
export function MissedCallList(props: MissedCallListProps) {
  const { client, missed, onCallBack, findOpenCall, hasUndoKey } = props;
  const t = useText();
  const mask = useMask();
  const box = useRef<HTMLDivElement>(null);
  useFocusRestoration(box);
  const [error, setError] = useState<AppError | null>(null);
  const { calls, count, lastDismissed } = missed;

  const change = async (channel: 'calls.dismiss-incoming' | 'calls.undo-dismiss-incoming', id: number) => {
    const answer = await client.ask(channel, { id });
    setError(answer.ok ? null : answer.error);
  };
  const undo = () => {
    if (lastDismissed !== null) void change('calls.undo-dismiss-incoming', lastDismissed.id);
  };
  const withKnownCaller = useKnownCallers(client, calls);
  const canUndo = lastDismissed !== null;
  useCommands({ 'undo-autofill': canUndo && hasUndoKey ? { run: undo } : undefined });

  return (
    <div ref={box} className={css['box']}>
      <ListColumn
        titleId="missed-calls"
        title={t('missedCalls.title')}
        count={count}
        emptyText={t('missedCalls.none')}
        beside={
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
        }
        above={error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      >
        {calls.map((call) => (
          <li key={call.id} className={css['item']}>
            <span className={css['who']}>
              <b>{describeIncomingCaller(withKnownCaller(call), mask, t)}</b>
              <span className={css['when']}>
                {t('missedCalls.rang', {
                  count: call.ringCount,
                  when: formatRecent(call.lastRangAtMs, t),
                })}
                {call.tries !== undefined &&
                  ` · ${t('missedCalls.tried', { count: call.tries.count, when: formatRecent(call.tries.lastAtMs, t) })}`}
              </span>
              <OpenCallLinks refs={findOpenCall(call)} onOpen={() => onCallBack(call)} />
            </span>
            {call.phone !== '' && (
              <>
                <Button onPress={() => onCallBack(call)}>{t('missedCalls.callBack')}</Button>
                <DialButton phone={call.phone} name={withKnownCaller(call).name} />
              </>
            )}
            <Button kind="quiet" onPress={() => void change('calls.dismiss-incoming', call.id)}>
              {t('callScreen.incomingDismiss')}
            </Button>
          </li>
        ))}
      </ListColumn>
    </div>
  );
}

function formatRecent(atMs: number, t: Translate): string {
  return formatShortDate(atMs, Date.now(), t.language);
}
