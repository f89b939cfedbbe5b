/** The fields whose words a text without labels leaves open. A segment of a text is one of them. */
export const segmentKinds = ['name', 'storeName', 'issue', 'address'] as const;
export type SegmentKind = (typeof segmentKinds)[number];

/** What stands before a word: a blank, a bracket, a comma, a new line, the end of a sentence, or consumed text. */
export const gaps = ['blank', 'bracket', 'comma', 'line', 'break', 'consumed'] as const;
export type Gap = (typeof gaps)[number];

/**
 * A word with what is known about it alone. `plain` is the word in lower case. Each letter of `classes` is one of
 * `wordClasses`. `consumedBefore` has the first letter of each field whose value stood between this word and the one
 * before, `u` for other consumed text.
 */
export type SegmentableWord = {
  readonly text: string;
  readonly plain: string;
  readonly gap: Gap;
  readonly gapAfter: Gap;
  readonly classes: string;
  readonly consumedBefore: string;
};

/** A text to be divided into segments. `known` are the fields that labels have filled already. */
export type SegmentableText = {
  readonly words: readonly SegmentableWord[];
  readonly consumedBehind: string;
  readonly known: readonly SegmentKind[];
};

/** Words of a text: from the first one to the one before `end`. */
export type WordRange = readonly [start: number, end: number];

/** What a word can be, alone. The model's features name the classes by these letters. */
export const wordClasses = {
  region: 'r',
  town: 'P',
  withinPlace: 'p',
  postcode: 'Z',
  street: 'S',
  streetBehind: 's',
  building: 'G',
  placePrefix: 'J',
  numberedArea: 'H',
  unitPrefix: 'Q',
  unit: 'q',
  title: 'T',
  nameLink: 'L',
  givenName: 'N',
  likelyName: 'n',
  possibleName: 'm',
  shopKind: 'K',
  trade: 'R',
  complaint: 'C',
  issue: 'I',
  trouble: 'U',
  introduction: 'X',
  filler: 'F',
  neverInNames: 'V',
  digit: 'D',
} as const;
