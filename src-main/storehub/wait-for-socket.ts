import type { Socket } from 'node:net';
import { fail, succeed, type Result } from '../../shared/result';

/** Why a step towards a connection failed: `timed out`, an errno or a code of OpenSSL's, and its text. */
export type SocketError = { readonly code: string; readonly text: string };

export const timedOut: SocketError = { code: 'timed-out', text: 'timed-out' };

/**
 * The socket once `step` has brought it that far, or why not; then it is destroyed. From here on an error that
 * comes late is heard by someone, and so never thrown.
 */
export function waitForSocket<S extends Socket>(
  socket: S,
  limit: AbortSignal,
  step: (socket: S, done: () => void, failed: (errorCode: SocketError) => void) => void,
): Promise<Result<S, SocketError>> {
  return new Promise((resolve) => {
    const settle = (result: Result<S, SocketError>): void => {
      limit.removeEventListener('abort', onLimit);
      socket.off('error', onError).off('close', onClose);
      if (!result.ok) socket.destroy();
      resolve(result);
    };
    const failed = (errorCode: SocketError): void => settle(fail(errorCode));
    const onLimit = (): void => failed(timedOut);
    const onError = (error: Error): void => failed(toSocketError(error));
    const onClose = (): void => failed({ code: 'closed', text: 'closed by the other side' });

    socket.on('error', ignoreLateError).on('error', onError).on('close', onClose);
    if (limit.aborted) {
      onLimit();
      return;
    }
    limit.addEventListener('abort', onLimit);
    step(socket, () => settle(succeed(socket)), failed);
  });
}

export function toSocketError(error: Error): SocketError {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  return { code, text: error.message === '' ? code : error.message };
}

function ignoreLateError(): void {
  // The outcome is decided; what the socket still has to say changes nothing.
}
