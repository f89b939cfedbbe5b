import { useEffect, useState } from 'react';

/** A value as it was when the picture that is in sight was painted: what hangs on it comes no sooner than that picture. */
export function useDeferredUntilPaint<T>(value: T): T {
  const [painted, setPainted] = useState(() => value);
  useEffect(() => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => setPainted(() => value));
    port1.start();
    const frame = requestAnimationFrame(() => port2.postMessage(null));
    return () => {
      cancelAnimationFrame(frame);
      port1.close();
    };
  }, [value]);
  return painted;
}
