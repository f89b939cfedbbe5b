import { useState } from 'react';

/**
 * The words that are typed where no field is. They are shown, so that the agent sees that no field has them, and the digits in
 * them do nothing. Enter ends them; Backspace takes the last character.
 */
export function useTypedWords() {
  const [words, setWords] = useState('');
  return {
    words,
    clear: () => setWords(''),
    /** @returns whether the key belongs to the words; a digit or blank does so behind another one only */
    take: (key: string): boolean => {
      const isCharacter = key.length === 1;
      if (words === '' && (!isCharacter || /[\d\s]/.test(key))) return false;
      if (isCharacter) setWords((before) => before + key);
      else if (key === 'Backspace') setWords((before) => before.slice(0, -1));
      else if (key === 'Enter') setWords('');
      else return false;
      return true;
    },
  };
}
