import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * A value as it was when the picture that is in sight was painted: what hangs on it comes no sooner than that picture.
 * @returns the value, and what shows the newest one at once where a key needs it
 */
export function useDeferredUntilPaint<T>(value: T): readonly [T, () => void] {
  const [painted, setPainted] = useState(() => value);
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
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
  const showNow = useCallback(() => flushSync(() => setPainted(() => latest.current)), []);
  return [painted, showNow];
}
