/** In what a case number differs from all that this PC knows: how it begins, its length, or where its letters stand. */
export const caseNumberOddities = ['prefix', 'length', 'letters'] as const;

type CaseNumberOddity = (typeof caseNumberOddities)[number];

/** The same for two spellings of one case number. */
export function normalizeCaseNumber(caseNumber: string): string {
  return caseNumber.replaceAll(/\s/g, '').toUpperCase();
}

/**
 * Compares a case number with those that this PC knows, newest first. Null if one of them has its form, or if none is
 * known.
 */
export function findOddForm(
  caseNumber: string,
  known: readonly string[],
): { readonly oddity: CaseNumberOddity; readonly example: string } | null {
  const given = normalizeCaseNumber(caseNumber);
  const tests: readonly (readonly [CaseNumberOddity, (number: string) => unknown])[] = [
    ['prefix', getPrefix],
    ['length', (number) => number.length],
    ['letters', getForm],
  ];
  let alike = known;
  for (const [oddity, getPart] of tests) {
    const [example] = alike;
    if (example === undefined) return null;
    alike = alike.filter((number) => getPart(normalizeCaseNumber(number)) === getPart(given));
    if (alike.length === 0) return { oddity, example };
  }
  return null;
}

/** The letters at the beginning: `STOREHUB`. */
function getPrefix(number: string): string {
  return /^\p{L}*/u.exec(number)?.[0] ?? '';
}

function getForm(number: string): string {
  return number.replaceAll(/\p{L}/gu, 'A').replaceAll(/\p{N}/gu, '9');
}
