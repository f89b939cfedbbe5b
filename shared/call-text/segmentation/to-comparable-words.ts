import type { SegmentableText, SegmentKind, WordRange } from './segmentable-text';

/**
 * The words of a value without those that change nothing: the title before a name, small words of an issue. Values of
 * the same words say the same.
 */
export function toComparableWords(
  { words }: SegmentableText,
  kind: SegmentKind,
  ranges: readonly WordRange[],
): string {
  const own = ranges
    .flatMap(([start, end]) => words.slice(start, end))
    .map(({ plain }) => plain.replaceAll(/[^\p{L}\p{N}]/gu, ''));
  if (kind === 'name')
    return own.filter((word, order) => !titles.has(word) || order === own.length - 1).join('');
  return (kind === 'issue' ? own.filter((word) => !smallWords.has(word)) : own).join('');
}

const titles = new Set(
  'encik en puan pn cik mr mrs ms miss mdm madam datuk dato datin tan sri dr tuan haji hj hajah kak abang bang uncle aunty auntie boss bos tn ustaz ustazah cikgu prof sir chef pak mak'.split(
    ' ',
  ),
);

const smallWords = new Set(
  'and dan & the a an at on in di kat dekat is are was pls please tolong la lah ah hi hello boss sir saya kami kita we i it ya ye ok so but then from to for of tq thanks thank you now also juga ni tu nak ada kena already still just only issue masalah problem urgent asap that says said after since my our your pun je dgn dengan her his he she dia'.split(
    ' ',
  ),
);
