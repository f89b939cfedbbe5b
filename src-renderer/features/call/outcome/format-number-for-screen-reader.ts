import { splitIntoGroups, isSeparator, wordAtStart } from './group-case-number';

/**
 * Formats a number for a screen reader, which would read a run of letters as a word:
 * `STOREHUB, 0 9 9 9, C A, 1 0 9, 1 9 3, B`.
 */
export function formatForScreenReader(number: string): string {
  return splitIntoGroups(number)
    .filter((group) => !isSeparator(group))
    .map((group) => (isWord(group) ? group : Array.from(group).join(' ')))
    .join(', ');
}

function isWord(group: string): boolean {
  return wordAtStart.exec(group)?.[0] === group;
}
