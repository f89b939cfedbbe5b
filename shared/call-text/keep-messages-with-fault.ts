import { isFault } from './is-fault';
import type { RemainingWords } from './read-segmentable-text';
import type { WordRange } from './segmentation/segmentable-text';

/**
 * Of an issue that goes over several messages of a chat, those that say what is wrong: `terminal offline`, not also `deepavali
 * sale now`. All of them, if none says it plainly.
 */
export function keepMessagesWithFault(
  { words }: RemainingWords,
  ranges: readonly WordRange[],
): readonly WordRange[] {
  const parts = ranges.flatMap(([start, end]) => {
    const begins = words
      .slice(start + 1, end)
      .flatMap((word, at) => (word.beginsMessage ? [start + 1 + at] : []));
    return [start, ...begins].map((from, order): WordRange => [from, begins[order] ?? end]);
  });
  if (parts.length === ranges.length) return ranges;
  const faults = parts.filter(([start, end]) =>
    isFault(
      words
        .slice(start, end)
        .map(({ text }) => text)
        .join(' '),
    ),
  );
  return faults.length > 0 ? faults : parts;
}
