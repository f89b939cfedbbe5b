import { useEffect, useEffectEvent } from 'react';
import type { IpcClient } from '../../../ipc/ipc-client';
import type { OpenRequest } from './open-request';

/**
 * Calls `onGone` if the case with which the list was left is gone: its call was opened again, or its caller erased. Of a case that
 * another screen asks for, the case itself says so.
 */
export function useSkipLeftCaseThatIsGone(
  { ask }: Pick<IpcClient, 'ask'>,
  request: OpenRequest | null,
  onGone: (ticketId: number) => void,
): void {
  const tellGone = useEffectEvent(onGone);
  useEffect(() => {
    if (request?.left === undefined) return;
    const { ticketId } = request;
    void ask('tickets.get', { ticketId }).then((answer) => {
      if (!answer.ok && answer.error.kind === 'not-found') tellGone(ticketId);
    });
  }, [ask, request]);
}
