import { languages, type Language } from '../i18n/language';
import { sharedMessages } from '../messages/shared-catalogues';
import { stripInvisible } from '../text/strip-invisible-characters';
import {
  builtInEndingKinds,
  isBuiltIn,
  type BuiltInEndingKind,
  type CallEnding,
  type EndingKind,
} from './call-ending';

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
 * Returns what to call a kind where calls are counted or filtered by it: as this PC's list has it, else the name under which it
 * was added on another PC, or before it was removed.
 */
export function nameEndingKind(id: string, kinds: readonly EndingKind[], language: Language): string {
  return getEndingKindName(kinds.find((one) => one.id === id) ?? { id, name: null }, language);
}

/** Returns the built-in kind that has these words in any language; undefined if none has. */
export function findBuiltInByWords(words: string): BuiltInEndingKind | undefined {
  return builtInEndingKinds.find((kind) =>
    languages.some(
      (language) => foldWords(describeEnding({ kind, words: null }, language)) === foldWords(words),
    ),
  );
}

function foldWords(words: string): string {
  return stripInvisible(words).toLowerCase();
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
