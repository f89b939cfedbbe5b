/**
 * A case number cut into pieces that can be said in one breath, `STOREHUB` `0999` `-` `CA1` `091` `93B`. The
 * pieces joined are the number, sign for sign.
 */
export function groupsOf(caseNumber: string): readonly string[] {
  return (caseNumber.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}]+/gu) ?? []).flatMap(cutRun);
}

/** True for the signs between the groups, which are said as pauses. */
export function isSeparator(group: string): boolean {
  return !/[\p{L}\p{N}]/u.test(group);
}

const longestUnit = 12;

/**
 * The groups in the units that a line is never broken within: a sign between two groups stays with the one behind it,
 * and with the one before it where that is short enough, so that no dash ends a line.
 */
export function unitsOf(groups: readonly string[]): readonly (readonly string[])[] {
  const units: string[][] = [];
  for (const group of groups) {
    const last = units.at(-1);
    const endsInSeparator = last !== undefined && isSeparator(last.at(-1) ?? '');
    const isShort = [...(last ?? []), group].join('').length <= longestUnit;
    if (last !== undefined && (endsInSeparator || (isSeparator(group) && isShort))) last.push(group);
    else units.push([group]);
  }
  return units;
}

function cutRun(run: string): readonly string[] {
  if (run.length <= 4 || isSeparator(run)) return [run];
  const word = /^\p{L}{4,}/u.exec(run)?.[0] ?? '';
  return [...(word === '' ? [] : [word]), ...inThrees(run.slice(word.length))];
}

function inThrees(run: string): readonly string[] {
  const groups: string[] = [];
  for (let at = 0; at < run.length;) {
    const left = run.length - at;
    const length = left === 4 ? 4 : Math.min(3, left);
    groups.push(run.slice(at, at + length));
    at += length;
  }
  return groups;
}
