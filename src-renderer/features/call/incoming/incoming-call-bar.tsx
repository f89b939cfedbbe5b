import { useCallback, useMemo, useRef, useState } from 'react';
import { isUnknownCaller, type PendingIncomingCall } from '../../../../shared/calls/incoming-call-link';
import { groupDigits } from '../../../../shared/phone/phone-kind';
import { useCommands } from '../../../commands/command-registry';
import { formatTime } from '../../../i18n/format-dates-and-lists';
import { useText, type Translate } from '../../../i18n/translate';
import type { IpcClient } from '../../../ipc/ipc-client';
import { always } from '../../../ipc/refresh-on-events';
import { useIpcQuery } from '../../../ipc/use-ipc-query';
import { Button } from '../../../ui/button';
import { useMask, type Mask } from '../../../components/masking/masked-text';
import { useFocusRestoration } from '../../../ui/use-focus-restoration';
import css from './incoming-call-bar.module.css';

const refreshOn = { 'calls.incoming-changed': always };

/** The calls that softphones announced, newest first, until they are answered or dismissed. */
export function useIncomingCalls(client: IpcClient) {
  const { data } = useIpcQuery(client, 'calls.list-incoming', null, refreshOn);
  // Removes an answered or dismissed call at once, before the main process confirms.
  const [ended, setEnded] = useState<ReadonlySet<number>>(new Set());
  const waiting = useMemo(
    () => (data?.calls ?? []).filter(({ id }) => !ended.has(id)).toReversed(),
    [data, ended],
  );
  const end = useCallback(
    ({ id }: PendingIncomingCall) => {
      setEnded((ids) => new Set(ids).add(id));
      void client.ask('calls.close-incoming', { id });
    },
    [client],
  );
  return { waiting, droppedCount: data?.droppedCount ?? 0, end };
}

type IncomingCallBarProps = {
  readonly waiting: readonly PendingIncomingCall[];
  /** The number of earlier calls that were dropped to make room for these. */
  readonly droppedCount: number;
  readonly onAnswer: (call: PendingIncomingCall) => void;
  readonly onDismiss: (call: PendingIncomingCall) => void;
};

/**
 * Shows who is calling, next to the tabs of the calls. It never takes the caret or covers an input. The newest call is
 * shown; a list of the others opens below it.
 */
export function IncomingCallBar({ waiting, droppedCount, onAnswer, onDismiss }: IncomingCallBarProps) {
  const t = useText();
  const mask = useMask();
  const [isListOpen, setIsListOpen] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useFocusRestoration(place);
  const [newest, ...others] = waiting;
  const moreCount = others.length + droppedCount;
  const isOpen = isListOpen && moreCount > 0;
  useCommands(isOpen ? { back: { run: () => setIsListOpen(false) } } : {}, { isOnTop: true });

  return (
    <div ref={place} className={css['place']}>
      <div className={css['strip']} role="status" data-ringing={newest !== undefined || undefined}>
        {newest !== undefined && (
          <>
            <b className={css['who']}>{t('callScreen.incoming', { who: describeCaller(newest, mask, t) })}</b>
            <Button kind="quiet" action="answer-call" isTabStop={false} onPress={() => onAnswer(newest)}>
              {t('callScreen.incomingAnswer')}
            </Button>
            <Button kind="quiet" isTabStop={false} onPress={() => onDismiss(newest)}>
              {t('callScreen.incomingDismiss')}
            </Button>
            {moreCount > 0 && (
              <Button kind="quiet" isOpen={isOpen} onPress={() => setIsListOpen(!isOpen)}>
                {t('callScreen.incomingMore', { count: moreCount })}
              </Button>
            )}
          </>
        )}
      </div>
      {isOpen && (
        <ul className={css['list']} aria-label={t('callScreen.incomingOthers')}>
          {others.map((call) => (
            <li key={call.id} className={css['row']}>
              <span className={css['when']}>{formatTime(call.atMs, t.language)}</span>
              <b className={css['who']}>{describeCaller(call, mask, t)}</b>
              <Button kind="quiet" onPress={() => onAnswer(call)}>
                {t('callScreen.incomingAnswer')}
              </Button>
              <Button kind="quiet" onPress={() => onDismiss(call)}>
                {t('callScreen.incomingDismiss')}
              </Button>
            </li>
          ))}
          {droppedCount > 0 && <li>{t('callScreen.incomingDropped', { count: droppedCount })}</li>}
        </ul>
      )}
    </div>
  );
}

function describeCaller(call: PendingIncomingCall, mask: Mask, t: Translate): string {
  const { phone, name, store } = call;
  if (isUnknownCaller(call)) return t('callScreen.incomingNoNumber');
  return [phone === '' ? '' : mask('phone', groupDigits(phone)), mask('name', name), mask('text', store)]
    .filter((part) => part !== '')
    .join(' · ');
}
