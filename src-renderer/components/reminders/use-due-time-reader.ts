import { useEffect, useRef, useState } from 'react';
import { loadParseDueTime } from './load-parse-due-time';
import type { readDueTime } from './parse-due-time';

/** The reading of typed times; null until it is loaded. */
export function useDueTimeReader(): typeof readDueTime | null {
  const [read, setRead] = useState<typeof readDueTime | null>(null);
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    void loadParseDueTime().then(({ readDueTime: loaded }) => {
      if (isThere.current) setRead(() => loaded);
    });
    return () => {
      isThere.current = false;
    };
  }, []);
  return read;
}
