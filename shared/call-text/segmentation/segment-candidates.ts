import { segmentKinds, type SegmentableText } from './segmentable-text';

/** The most words that a segment of each kind has, in the order of `segmentKinds`. */
const maxWords = [8, 10, 45, 26] as const;

/**
 * The ranges of words that may be a segment, sorted by their first word. `kinds` has bit k set if the range may be
 * of kind k.
 */
export type SegmentCandidates = {
  readonly starts: Int16Array;
  readonly ends: Int16Array;
  readonly kinds: Uint8Array;
  /** The first candidate of each word, and behind it the number of all. */
  readonly firstOf: Int32Array;
};

/** A name has no comma in it, a shop no line break. Nothing goes on over consumed text. */
export function listSegmentCandidates({ words }: SegmentableText): SegmentCandidates {
  const found: [start: number, end: number, kinds: number][] = [];
  const firstOf = new Int32Array(words.length + 1);
  for (let start = 0; start < words.length; start += 1) {
    firstOf[start] = found.length;
    let open = (1 << segmentKinds.length) - 1;
    for (let end = start + 1; end <= words.length; end += 1) {
      open &= end - 1 > start ? kindsOver(words[end - 1]?.gap) : open;
      const kinds = open & kindsOfLength(end - start);
      if (kinds === 0) break;
      found.push([start, end, kinds]);
    }
  }
  firstOf[words.length] = found.length;
  return {
    starts: Int16Array.from(found, ([start]) => start),
    ends: Int16Array.from(found, ([, end]) => end),
    kinds: Uint8Array.from(found, ([, , kinds]) => kinds),
    firstOf,
  };
}

function kindsOver(gap: string | undefined): number {
  if (gap === 'consumed') return 0b0000;
  if (gap === 'break' || gap === 'line') return 0b1100;
  return gap === 'comma' ? 0b1110 : 0b1111;
}

function kindsOfLength(length: number): number {
  return maxWords.reduce((kinds, max, kind) => (length <= max ? kinds | (1 << kind) : kinds), 0);
}
