/**
 * Reads a key in the row of choices. A digit alone chooses, but what was typed is a time as soon as a letter, a mark or
 * a digit without a choice belongs to it, as in `3pm`, `dlm 2 jam` or `15:30`.
 *
 * @param typed what was typed in the row before this key
 */
export function readKeyInChoices(
  typed: string,
  key: string,
  choiceCount: number,
): { readonly typed: string; readonly isTime: boolean } {
  if (key.length !== 1) return { typed: '', isTime: false };
  // A space alone chooses what has the focus.
  if (key === ' ') return { typed: typed === '' ? '' : `${typed} `, isTime: false };
  const isChoice = /^[1-9]$/.test(key) && Number(key) <= choiceCount;
  return { typed: typed + key, isTime: !isChoice };
}
