/** What may follow the digit of an hour, a day or a month: `4.30`, `4/12`, `4am`, `4pm`, `4点`, `4月`. */
const continuesDigit = /[.:/\-ap点點时時小天日号月]/i;

/**
 * Reads a key in the row of choices. A digit alone chooses; a letter, a mark or a digit without a choice makes it a time,
 * as in `3pm`, `dlm 2 jam` or `15:30`. The digit of the last choice, another time, asks for the time that follows, and
 * belongs to it if that goes on as in `4pm` (`dropChoiceDigit`).
 *
 * @param typed what was typed in the row before this key
 */
export function readKeyInChoices(
  typed: string,
  key: string,
  choiceCount: number,
): { readonly typed: string; readonly isTime: boolean; readonly startsWithChoice?: boolean } {
  if (key.length !== 1) return { typed: '', isTime: false };
  // A space alone chooses what has the focus.
  if (key === ' ') return { typed: typed === '' ? '' : `${typed} `, isTime: false };
  const isOtherTime = typed === String(choiceCount);
  if (isOtherTime && /\d/.test(key)) return { typed: typed + key, isTime: true, startsWithChoice: true };
  if (isOtherTime && !continuesDigit.test(key)) return { typed: key, isTime: true };
  const isChoice = /^[1-9]$/.test(key) && Number(key) <= choiceCount;
  return { typed: typed + key, isTime: !isChoice };
}
