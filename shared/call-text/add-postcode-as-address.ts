import type { Gazetteer } from '../gazetteer/gazetteer';
import { addField, hasField, type ParserState } from './parser-state';
import type { RemainingWords } from './read-segmentable-text';

/**
 * A postcode that stands alone is the address, with its town. Beside a street or a place, it is a part of an address of
 * which nobody knows where it begins.
 */
export function addPostcodeAsAddress(
  read: ParserState,
  { words }: RemainingWords,
  gazetteer: Gazetteer | undefined,
): void {
  const found = gazetteer?.findPostcodes(read.source.remaining) ?? [];
  const [postcode] = found;
  if (hasField(read, 'address') || postcode === undefined || found.length > 1) return;
  const span = postcode.from;
  const order = words.findIndex((word) => word.span[0] === span[0] && word.span[1] === span[1]);
  const isBesidePlace = [words[order - 1], words[order + 1]].some((word) =>
    placeClasses.test(word?.classes ?? ''),
  );
  if (order < 0 || isBesidePlace) return;
  addField(read, 'address', span, `${read.source.text.slice(...span)} ${postcode.name}`);
}

const placeClasses = /[rPpSsGJHQqZ]/;
