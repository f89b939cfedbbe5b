import { languages } from '../../shared/i18n/language';
import { translators, type TextKey, type Translate } from './use-text';

/** The lines that the app itself writes into notes, each about one number, and the name of that number in the message. */
const ownLines = [
  { key: 'endCall.askedAboutUnknown', value: 'number' },
  { key: 'history.earlierReference', value: 'reference' },
] as const satisfies readonly { readonly key: TextKey; readonly value: string }[];

/** Any number: the messages are split where it stands. */
const sample = 'SH-0';

/**
 * Returns a note with the app's own lines in the language of the screen. They are kept in the language in which they were written.
 */
export function localizeNote(note: string, t: Translate): string {
  return note
    .split('\n')
    .map((line) => localizeLine(line, t))
    .join('\n');
}

function localizeLine(line: string, t: Translate): string {
  for (const { key, value } of ownLines)
    for (const language of languages) {
      const [before = '', after = ''] = translators[language](key, { [value]: sample }).split(sample);
      const number = line.slice(before.length, line.length - after.length);
      const isOwn = line === `${before}${number}${after}` && /^\S+$/.test(number);
      if (isOwn) return t(key, { [value]: number });
    }
  return line;
}
