import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * Returns a value as of the last painted frame, so that dependent work never delays that frame.
 * @returns the value, and a function that applies the newest one at once, for a key that needs it
 */
export function useValueAsLastPainted<T>(value: T): readonly [T, () => void] {
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
