import { useEffect, useState } from 'react';

/**
 * A value that comes no sooner than a picture: where it changes together with the picture, what hangs on it waits until
 * that is painted.
 */
export function usePainted<T>(value: T, picture: unknown): T {
  const [painted, setPainted] = useState({ value, picture });
  useEffect(() => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => setPainted({ value, picture }));
    port1.start();
    const frame = requestAnimationFrame(() => port2.postMessage(null));
    return () => {
      cancelAnimationFrame(frame);
      port1.close();
    };
  }, [value, picture]);
  return painted.picture === picture ? value : painted.value;
}
