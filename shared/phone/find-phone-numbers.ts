/** Marks the end of a number. A character for the private use of a program. */
const split = '\uE001';

/** A phone number as written in a text, with its span. */
export type PhoneInText = {
  readonly text: string;
  /** The digits after `ext`; '' without an extension. */
  readonly extension: string;
  readonly from: readonly [number, number];
};

/**
 * What may stand between two digits: any run of these, which `splitNumbers` has kept short. A bounded repetition costs
 * the regular expression a hundred times as much to compile, since V8 writes each turn out.
 */
const gap = String.raw`(?:[^\S\n]|[().–-])*`;
const digits = (count: string) => String.raw`(?:\d${gap}){${count}}`;
/** In `harga jadi rm60 087-211298`, without a plus, the first digits are no country code. */
const malaysia = String.raw`(?:\(?(?:\+|00)[^\S\n]?6[^\S\n]?0?\)?${gap}|\(?6[^\S\n]?0\)?${gap}(?=[1-9(])|\(?6(?=0))?\(?`;
/**
 * The numbering plan of MCMC: 01x mobile, 03 and eight digits, 04 to 09 and seven, 08x and six, 1-300 and the like.
 */
const one = String.raw`(?:0?|0(?=(?:[ -]{1,3}\d(?!\d)){9})${gap})1`;
const national = [
  String.raw`${one}${gap}[15]${gap}${digits('6,7')}\d`,
  String.raw`${one}${gap}[02-46-9]${gap}${digits('6')}\d`,
  String.raw`0?3\)?${gap}${digits('7')}\d`,
  String.raw`0?8\)?${gap}[1-9]\)?${gap}${digits('5')}\d`,
  String.raw`0?[45679]\)?${gap}${digits('6')}\d`,
].join('|');
const startsLikeOne = String.raw`(?=[(+]|0|60|6\s?0|\(0)`;
const tollFree = String.raw`1${gap}[378]00${gap}${digits('5')}\d`;
const abroad = String.raw`(?:\+|00)[1-9]\d{0,2}${gap}${digits('6,11')}\d`;
const extension = String.raw`(?:\s{0,3},?\s{0,3}(?:ext(?:ension|n)?|samb(?:ungan)?|x|分机|#)[.${split}]?:?\s{0,2}(\d{1,6}))?`;

/** In `1,017,345,678`, a comma divides thousands; in `SS2,0123906674`, what stands behind it begins a number. */
const phonePattern = new RegExp(
  String.raw`(?<![\d/+-]|\d[.:]|\d,(?!0\d))(?:${startsLikeOne}${malaysia}(?:${national})|${tollFree}|${abroad})(?!\d|\.\d|,\d{1,3}\.\d|-\d)${extension}(?!\d)`,
  'giu',
);

/** Finds every phone number in a text, in Malaysia's usual formats or with `+` and a country code. */
export function findPhoneNumbers(text: string): PhoneInText[] {
  return [...splitNumbers(text).matchAll(phonePattern)].map(({ 0: match, 1: extensionDigits, index }) => {
    const whole = text.slice(index, index + match.length);
    // In `Ain (017-665 5443)`, a bracket that is not closed inside the match is not part of the number.
    const isOpen = whole.startsWith('(') && !whole.includes(')');
    return {
      text: isOpen ? whole.slice(1) : whole,
      extension: extensionDigits ?? '',
      from: [isOpen ? index + 1 : index, index + whole.length],
    };
  });
}

/**
 * Puts a separator, which no number contains, for each character of a gap that is too long for one number, and for a
 * full stop that ends a sentence: one before a blank, unless it stands between blanks.
 */
function splitNumbers(text: string): string {
  return text
    .replaceAll(/(?:[^\S\n]|[().–-]){5,}/g, ({ length }) => split.repeat(length))
    .replaceAll(/\.(?=\s)(?!(?<=\d \.) \d)/g, split);
}
