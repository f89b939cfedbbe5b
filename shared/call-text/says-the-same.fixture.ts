/**
 * Whether a value says the same as another one, as a careful person would judge. Letters, blanks and punctuation do not
 * count, nor does the title before a name, nor small words of an issue.
 */
export function saysTheSame(field: string, value: unknown, other: unknown): boolean {
  const [a, b] = [String(value), String(other)];
  if (field === 'phone') return toDigits(a) === toDigits(b);
  if (field === 'name') return withoutTitles(a) === withoutTitles(b);
  if (field === 'issue') return withoutSmallWords(a) === withoutSmallWords(b);
  return toWords(a).join('') === toWords(b).join('');
}

function toDigits(number: string): string {
  return number.replaceAll(/\D/g, '').replace(/^60/, '0');
}

function toWords(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

function withoutTitles(name: string): string {
  const words = toWords(name);
  return words.filter((word, order) => !titles.has(word) || order === words.length - 1).join('');
}

function withoutSmallWords(issue: string): string {
  return toWords(issue)
    .filter((word) => !smallWords.has(word))
    .join('');
}

const titles = new Set(
  'encik en puan pn cik mr mrs ms miss mdm madam dr tuan haji hj kak abang bang uncle aunty auntie pak mak chef cikgu'.split(
    ' ',
  ),
);
const smallWords = new Set(
  'and dan the a an at on in di kat dekat is are was pls please tolong la lah ah hi hello boss sir saya kami kita we i it ya ye ok so but then from to for of tq thanks now also juga ni tu nak ada already still just only issue masalah problem urgent asap that says said since my our your pun je dgn dengan her his he she dia'.split(
    ' ',
  ),
);
