import type { Socket } from 'node:net';
import { fail, succeed, type Result } from '../../shared/result';

/** Why a step of connecting failed: `timed-out`, an errno or an OpenSSL code, and the error's text. */
export type SocketError = { readonly code: string; readonly text: string };

export const timedOut: SocketError = { code: 'timed-out', text: 'timed-out' };

/**
 * Resolves with the socket once `step` calls `done`. Otherwise destroys the socket and resolves with the reason. A
 * listener for later errors stays on the socket, so that a late error is never thrown.
 */
export function waitForSocket<S extends Socket>(
  socket: S,
  limit: AbortSignal,
  step: (socket: S, done: () => void, failed: (error: SocketError) => void) => void,
): Promise<Result<S, SocketError>> {
  return new Promise((resolve) => {
    const settle = (result: Result<S, SocketError>): void => {
      limit.removeEventListener('abort', onLimit);
      socket.off('error', onError).off('close', onClose);
      if (!result.ok) socket.destroy();
      resolve(result);
    };
    const failed = (error: SocketError): void => settle(fail(error));
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
  // The result is decided; later errors of the socket change nothing.
}
