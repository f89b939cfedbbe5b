import { isBuilding } from './address-words';
import type { PlacedText, Range } from './placed-text';

/** In `scanner beep. item not appear`, the sentences beside the complaint that hold nothing else belong to it. */
export function withSentences(
  text: PlacedText,
  [start, end]: Range,
  isSentence: (range: Range) => boolean,
): Range {
  let [from, to] = [start, end];
  for (
    let next = sentenceFrom(text, to, isSentence);
    next !== undefined;
    next = sentenceFrom(text, to, isSentence)
  )
    to = next[1];
  for (
    let next = sentenceTo(text, from, isSentence);
    next !== undefined;
    next = sentenceTo(text, from, isSentence)
  )
    from = next[0];
  return [from, to];
}

function sentenceFrom(
  text: PlacedText,
  start: number,
  isSentence: (range: Range) => boolean,
): Range | undefined {
  if (!isStopBefore(text, start)) return undefined;
  let end = start + 1;
  while (end < text.words.length && /^(?:blank|bracket|comma)$/.test(text.words[end]?.gap ?? '')) end += 1;
  return isApart(text, [start, end]) && isSentence([start, end]) ? [start, end] : undefined;
}

function sentenceTo(text: PlacedText, end: number, isSentence: (range: Range) => boolean): Range | undefined {
  if (!isStopBefore(text, end)) return undefined;
  let start = end - 1;
  while (start > 0 && /^(?:blank|bracket|comma)$/.test(text.words[start]?.gap ?? '')) start -= 1;
  return isApart(text, [start, end]) && isSentence([start, end]) ? [start, end] : undefined;
}

/** Whether only the end of a sentence is before a word. */
function isStopBefore({ words, text }: PlacedText, at: number): boolean {
  const [before, after] = [words[at - 1], words[at]];
  if (before === undefined || after?.gap !== 'break') return false;
  return /^["”'’)]?[.?!]+ +["“'‘(]?$/.test(text.slice(before.span[1], after.span[0]));
}

/** Whether nothing else is in a sentence, and it begins and ends as one. */
function isApart(text: PlacedText, range: Range): boolean {
  const words = text.words.slice(...range);
  const [first, last] = [words[0]?.span[0] ?? 0, words.at(-1)?.span[1] ?? 0];
  // In `You can reach me at 012-345 6789`, the number is of the sentence.
  const isWhole =
    /(?:^|\n|[.?!] +)["“'‘(]?$/.test(text.text.slice(0, first)) &&
    /^["”'’)]?\s*(?:[.?!\n]|$)/.test(text.text.slice(last));
  const isOther = words.some((word) => text.partOf.has(word) || isBuilding(word.plain));
  return isWhole && !isOther;
}
