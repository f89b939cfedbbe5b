import { useState } from 'react';
import type { CallFields } from '../../../../shared/calls/call';
import { useHoldKeysUntilSettled } from '../../../commands/use-hold-keys-until-settled';
import { checkAndSendCall, notHeldBack, type SendParts } from './check-and-send-call';

type Parts = Omit<SendParts, 'heldPhone' | 'onChecked'> & {
  /** Called before the call is checked. */
  readonly onSend: () => void;
};

/** Sends the shown call, and holds the keys behind that while it has to wait. */
export function useSendCall({ onSend, ...parts }: Parts) {
  const [heldBack, setHeldBack] = useState(notHeldBack);
  const holdKeysUntilSettled = useHoldKeysUntilSettled('send', 'send-anyway');
  const send = (isConfirmed: boolean, atKey?: CallFields) => {
    onSend();
    const heldPhone = heldBack.number?.phone ?? '';
    const checked = checkAndSendCall({ ...parts, heldPhone, onChecked: setHeldBack }, isConfirmed, atKey);
    // The ticket is what the call was at this key: what is typed behind it acts on what becomes of it.
    if (checked !== null) holdKeysUntilSettled(checked);
  };
  return {
    heldBack,
    send: () => send(false),
    sendAnyway: () => send(true),
    /** Sends the call as it was at a key. */
    sendAtKey: (atKey: CallFields) => send(false, atKey),
  };
}
