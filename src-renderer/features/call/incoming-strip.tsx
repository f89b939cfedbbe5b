import { useCallback, useEffect, useState } from 'react';
import type { IncomingCall } from '../../../shared/call-link';
import { groupDigits } from '../../../shared/phone-kind';
import { useText } from '../../i18n/text';
import type { IpcClient } from '../../ipc-client';
import { Button } from '../../ui/button';
import { useMask, type Mask } from '../../ui/mask';
import css from './incoming-strip.module.css';

/** The call that a softphone announced last, until it is taken or left. */
export function useIncoming(client: IpcClient) {
  const [call, setCall] = useState<IncomingCall | null>(null);
  useEffect(() => {
    const ask = async () => {
      const answer = await client.ask('calls.incoming', null);
      if (answer.ok && answer.value !== null) setCall(answer.value);
    };
    void ask();
    return client.onNotice('call.incoming', () => void ask());
  }, [client]);
  const leave = useCallback(() => setCall(null), []);
  return { call, leave };
}

type IncomingStripProps = {
  readonly call: IncomingCall | null;
  readonly onTake: () => void;
  readonly onLeave: () => void;
};

/** Quiet: it takes neither the caret nor the place of anything that is being typed into. */
export function IncomingStrip({ call, onTake, onLeave }: IncomingStripProps) {
  const t = useText();
  const mask = useMask();
  return (
    <div className={css['place']} role="status">
      {call !== null && (
        <div className={css['strip']}>
          <b className={css['who']}>{t('desk.incoming', { who: whoOf(call, mask) })}</b>
          <Button kind="quiet" action="take-call" isTabStop={false} onPress={onTake}>
            {t('desk.incomingTake')}
          </Button>
          <Button kind="quiet" isTabStop={false} onPress={onLeave}>
            {t('desk.incomingLeave')}
          </Button>
        </div>
      )}
    </div>
  );
}

function whoOf({ phone, name, store }: IncomingCall, mask: Mask): string {
  return [phone === '' ? '' : mask('phone', groupDigits(phone)), mask('name', name), mask('text', store)]
    .filter((part) => part !== '')
    .join(' · ');
}
