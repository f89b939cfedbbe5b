import type { Gazetteer } from '../gazetteer/gazetteer';
import * as address from './address-words';
import type { Span } from './consumable-text';
import { hasField, type ParserState } from './parser-state';
import {
  segmentKinds,
  wordClasses,
  type SegmentableText,
  type SegmentableWord,
  type WordRange,
} from './segmentation/segmentable-text';
import { readWordFeatures, type WordFeatures } from './word-features';

/** The text that no label and no shape has read, as words, each with its span in the whole text. */
export type RemainingWords = Omit<SegmentableText, 'words'> & {
  readonly words: readonly (SegmentableWord & { readonly span: Span; readonly beginsMessage: boolean })[];
};

/** Where these words stand in the whole text. */
export function toSpan({ words }: RemainingWords, [start, end]: WordRange): Span {
  return [words[start]?.span[0] ?? 0, words[end - 1]?.span[1] ?? 0];
}

/** Three times the longest message of a merchant. A longer text is pasted from elsewhere, and each word takes time. */
const maxWords = 250;

export function readSegmentableText(read: ParserState, gazetteer: Gazetteer | undefined): RemainingWords {
  const words = readWordFeatures(read.source, gazetteer).slice(0, maxWords);
  return {
    words: words.map((word, order) => {
      const isBehindConsumed = order === 0 || word.gap === 'consumed';
      return {
        text: word.text,
        plain: word.plain,
        span: word.span,
        gap: word.gap,
        beginsMessage: endOfMessage.test(
          read.source.remaining.slice(words[order - 1]?.span[1] ?? 0, word.span[0]),
        ),
        gapAfter: word.gapAfter,
        classes: classify(word),
        consumedBefore: isBehindConsumed
          ? nameConsumed(read, [words[order - 1]?.span[1] ?? 0, word.span[0]])
          : '',
      };
    }),
    consumedBehind: nameConsumed(read, [words.at(-1)?.span[1] ?? 0, Infinity]),
    known: segmentKinds.filter((kind) => hasField(read, kind)),
  };
}

/** As `readChatTranscript` marks it. */
const endOfMessage = /\|\n/;

/** The first letter of each field whose value begins within a span, and `u` for other consumed text. */
function nameConsumed({ fields, unplaced }: ParserState, [start, end]: Span): string {
  const isWithin = ([from]: Span) => from >= start && from < end;
  const letters = fields.filter(({ from }) => isWithin(from)).map(({ field }) => field.charAt(0));
  const others = unplaced.some(isWithin) ? ['u'] : [];
  return [...new Set([...letters, ...others])].toSorted().join('');
}

function classify(word: WordFeatures): string {
  const { plain } = word;
  const classes: [isOfClass: boolean, letter: string][] = [
    [word.isTitle, wordClasses.title],
    [word.isNameLink, wordClasses.nameLink],
    [word.nameWeight >= 3, wordClasses.givenName],
    [word.nameWeight > 1 && word.nameWeight < 3, wordClasses.likelyName],
    [word.nameWeight > 0 && word.nameWeight <= 1, wordClasses.possibleName],
    [word.isShopKind, wordClasses.shopKind],
    [word.isTrade, wordClasses.trade],
    [word.isComplaint, wordClasses.complaint],
    [word.isIssue, wordClasses.issue],
    [word.isTrouble, wordClasses.trouble],
    [word.isIntroduction, wordClasses.introduction],
    [word.isFiller, wordClasses.filler],
    [word.isNeverInNames, wordClasses.neverInNames],
    [word.hasDigit, wordClasses.digit],
    [word.place?.isRegion === true, wordClasses.region],
    [word.place?.isRegion === false, wordClasses.town],
    [word.isInPlace, wordClasses.withinPlace],
    [address.street.test(plain), wordClasses.street],
    [address.streetBehind.test(plain), wordClasses.streetBehind],
    [address.isBuilding(plain), wordClasses.building],
    [address.isPlacePrefix(plain), wordClasses.placePrefix],
    [/^\d{5}$/.test(plain), wordClasses.postcode],
    [address.unitPrefix.test(plain), wordClasses.unitPrefix],
    [word.hasDigit && address.unit.test(plain), wordClasses.unit],
    [address.numberedArea.test(plain), wordClasses.numberedArea],
  ];
  return classes.map(([isOfClass, letter]) => (isOfClass ? letter : '')).join('');
}
