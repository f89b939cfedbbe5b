import { useCallback, useRef, useState } from 'react';
import type { NumberedSentence } from './read-back-announcement';

export const none: readonly NumberedSentence[] = [];

/** Which sentences were announced while the agent goes through them: what is confirmed beside these is announced then. */
export function useHeardSentences() {
  const heard = useRef(new Set<string>());
  const [unheard, setUnheard] = useState(none);
  const [shownByDigit, setShownByDigit] = useState<string | null>(null);
  const noteNext = useCallback((sentence: string) => void heard.current.add(sentence), []);
  const [keyCount, setKeyCount] = useState(0);
  const noteConfirmed = useCallback((confirmed: readonly NumberedSentence[]) => {
    setUnheard(confirmed.filter(({ sentence }) => !heard.current.has(sentence)));
    setShownByDigit(null);
    setKeyCount((count) => count + 1);
    for (const { sentence } of confirmed) heard.current.add(sentence);
  }, []);
  return {
    /** Those that the last key confirmed and that nobody had heard. */
    unheard,
    /** A sentence that a digit brought into view instead of confirming it. */
    shownByDigit,
    /** Each key that confirms or shows says what comes next, also if that is what it was. */
    keyCount,
    noteNext,
    noteConfirmed,
    noteShown: (sentence: string) => {
      setUnheard(none);
      setShownByDigit(sentence);
      setKeyCount((count) => count + 1);
      heard.current.add(sentence);
    },
    /** Called when the focus leaves: later, all is announced again. */
    forget: () => {
      heard.current.clear();
      setUnheard(none);
      setShownByDigit(null);
    },
  };
}
