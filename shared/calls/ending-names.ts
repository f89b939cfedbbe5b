import { languages, type Language } from '../i18n/language';
import { sharedMessages } from '../messages/shared-catalogues';
import { isBuiltIn, type CallEnding, type EndingKind } from './call-ending';

/** Returns what to call the ending of a call on the screen. */
export function describeEnding(
  { kind, words }: Pick<CallEnding, 'kind' | 'words'>,
  language: Language,
): string {
  return words ?? (isBuiltIn(kind) ? sharedMessages[language](`endings.${kind}`) : kind);
}

/** Returns what to call a kind of the list on the screen. */
export function getEndingKindName({ id, name }: EndingKind, language: Language): string {
  return describeEnding({ kind: id, words: name }, language);
}

/**
 * Returns every text that a search may find an ending by: its words, or the app's words in each language, its hidden note, and who
 * is known to have called.
 */
export function listEndingWords(ending: CallEnding): readonly string[] {
  const words =
    ending.words === null ? languages.map((language) => describeEnding(ending, language)) : [ending.words];
  const { hiddenNote = '', knownCaller } = ending;
  const others = [hiddenNote, knownCaller?.name ?? '', knownCaller?.storeName ?? ''];
  return [...words, ...others.filter((text) => text !== '')];
}
