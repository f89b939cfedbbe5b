/**
 * Splits a case number into groups that can be said in one breath, `STOREHUB` `0999` `-` `CA` `109` `193` `B`. The
 * joined groups are exactly the number.
 */
export function splitIntoGroups(caseNumber: string): readonly string[] {
  return (caseNumber.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? []).flatMap(splitRun);
}

/** Whether a group consists of separators, which are said as pauses. */
export function isSeparator(group: string): boolean {
  return !/[\p{L}\p{N}]/u.test(group);
}

const maxUnitLength = 12;

/**
 * Joins groups into units without a line break inside: what stands between separators, as far as it is short enough. A
 * separator stays with the group after it, and with what is before it if both are short enough, so that no line ends with a dash.
 */
export function splitIntoUnits(groups: readonly string[]): readonly (readonly string[])[] {
  const units: string[][] = [];
  for (const group of groups) {
    const last = units.at(-1);
    const endsInSeparator = last !== undefined && isSeparator(last.at(-1) ?? '');
    const isShort = [...(last ?? []), group].join('').length <= maxUnitLength;
    if (last !== undefined && (endsInSeparator || isShort)) last.push(group);
    else units.push([group]);
  }
  return units;
}

function splitRun(run: string): readonly string[] {
  if (run.length <= 4 || isSeparator(run)) return [run];
  const word = wordAtStart.exec(run)?.[0] ?? '';
  const rest = run.slice(word.length);
  const [, before = '', digits = rest, after = ''] = lettersAroundNumber.exec(rest) ?? [];
  const parts = [splitInThrees(before), splitInThrees(digits), splitInThrees(after)];
  return [...(word === '' ? [] : [word]), ...parts.flat()];
}

/** Shorter runs of letters, as in a reference, are spelled. */
export const wordAtStart = /^\p{L}{6,}/u;

/**
 * A number's digits are separated from the letters around it. An alternating run of letters and digits is not split
 * this way.
 */
const lettersAroundNumber = /^(\p{L}*)(\p{N}{3,})(\p{L}*)$/u;

function splitInThrees(run: string): readonly string[] {
  const groups: string[] = [];
  for (let at = 0; at < run.length;) {
    const left = run.length - at;
    const length = left === 4 ? 4 : Math.min(3, left);
    groups.push(run.slice(at, at + length));
    at += length;
  }
  return groups;
}
