import type { Span } from './consumable-text';
import { labelPatterns, type LabelledField } from './label-patterns';

/** The label in front of a value, including its separator. */
export type LabelInText = { readonly field: LabelledField; readonly from: Span };

const onlyLabel = new RegExp(`^(?:${labelPatterns.map(([, name]) => `(${name})`).join('|')})$`, 'iu');

/** Whether words are exactly the label of a field. */
export function isLabel(words: string): boolean {
  return findField(words) !== undefined;
}

function findField(words: string): LabelledField | undefined {
  const place = onlyLabel
    .exec(words.trim())
    ?.slice(1)
    .findIndex((name: string | undefined) => name !== undefined);
  return place === undefined ? undefined : labelPatterns[place]?.[0];
}

/** Emoji that people use as labels. */
const pictures: readonly (readonly [LabelledField, RegExp])[] = [
  ['phone', /^(?:📞|☎|📱|📲)/u],
  ['name', /^(?:👤|👨|👩|🧑|🙋|🙍)/u],
  ['storeName', /^(?:🏪|🏬|🏢|🏠|🏨)/u],
  ['address', /^(?:📍|🗺|📌)/u],
  ['email', /^(?:✉|📧|📩)/u],
  ['issue', /^(?:❗|⚠|🛠|🔧|❌|🚨|🆘)/u],
];

const maxLines = 60;
const minFormLines = 3;
const maxLabelWords = 4;
/** The fields that a form without separators may ask for. Labels of other fields are also everyday words. */
const formFields: ReadonlySet<LabelledField> = new Set<LabelledField>([
  'phone',
  'name',
  'contact',
  'storeName',
  'address',
  'email',
  'issue',
  'other',
]);

/**
 * Finds labels without a colon: emoji, brackets, dots or wide blanks, or nothing if several lines begin with a label.
 * A single line may be a sentence.
 * @param mayBePlain no label in the text has a separator
 */
export function findLabelsWithoutSeparator(text: string, mayBePlain: boolean): LabelInText[] {
  const lines = [...text.matchAll(/[^\n]+/g)].slice(0, maxLines).map(({ 0: line, index }): Span => {
    const front = /^[\s•>*·|-]*/.exec(line)?.[0].length ?? 0;
    return [index + front, index + line.length];
  });
  const pictured = lines.flatMap((line) => parsePictureHead(text, line) ?? []);
  if (!mayBePlain || lines.length < minFormLines) return pictured;
  const plain = lines.flatMap((line) => parsePlainHead(text, line) ?? []);
  const isForm = new Set(plain.map(({ field }) => field)).size >= minFormLines;
  return isForm ? [...pictured, ...plain] : pictured;
}

function parsePictureHead(text: string, [start, end]: Span): LabelInText | undefined {
  const bracketed = /^\[([^\]\n]{2,30})\][ \t]*/.exec(text.slice(start, end));
  const field = bracketed === null ? undefined : findField(bracketed[1] ?? '');
  if (bracketed !== null && field !== undefined) {
    return { field, from: [start, start + bracketed[0].length] };
  }
  const picture = pictures.find(([, shape]) => shape.test(text.slice(start, start + 4)));
  const length = /^[^\p{L}\p{N}+(]*/u.exec(text.slice(start, end))?.[0].length ?? 0;
  return picture && { field: picture[0], from: [start, start + length] };
}

function parsePlainHead(text: string, [start, lineEnd]: Span): LabelInText | undefined {
  const line = text.slice(start, lineEnd);
  const words = [...line.slice(0, 60).matchAll(/[^\s.…]+(?:\.(?=\S))?/g)].slice(0, maxLabelWords);
  for (const last of words.toReversed()) {
    const end = last.index + last[0].length;
    const separator = /^[\s.…]*/.exec(line.slice(end))?.[0] ?? '';
    const field =
      separator === '' || end + separator.length === line.length ? undefined : findField(line.slice(0, end));
    if (field !== undefined && formFields.has(field))
      return { field, from: [start, start + end + separator.length] };
  }
  return undefined;
}
