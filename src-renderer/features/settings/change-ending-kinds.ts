import { maxEndingKinds, type EndingKind } from '../../../shared/calls/call-ending';
import { describeEnding, getEndingKindName } from '../../../shared/calls/ending-names';
import type { Language } from '../../../shared/i18n/language';
import { stripInvisible } from '../../../shared/text/strip-invisible-characters';

/** Adds a kind under its first name. Does nothing if the list is full, or has a kind of that name. */
export function addKind(
  kinds: readonly EndingKind[],
  text: string,
  language: Language,
): readonly EndingKind[] {
  const name = stripInvisible(text);
  const isKnown = kinds.some((kind) => kind.id === name || getEndingKindName(kind, language) === name);
  return name === '' || isKnown || kinds.length >= maxEndingKinds ? kinds : [...kinds, { id: name, name }];
}

/** Does nothing without a visible name. A built-in kind that gets the app's own words back follows the language of the screen again. */
export function renameKind(
  kinds: readonly EndingKind[],
  id: string,
  text: string,
  language: Language,
): readonly EndingKind[] {
  const name = stripInvisible(text);
  if (name === '') return kinds;
  const isOwnWords = describeEnding({ kind: id, words: null }, language) === name && name !== id;
  return kinds.map((kind) => (kind.id === id ? { id, name: isOwnWords ? null : name } : kind));
}

export function removeKind(kinds: readonly EndingKind[], id: string): readonly EndingKind[] {
  return kinds.filter((kind) => kind.id !== id);
}

/** Moves a kind up (-1) or down (1). */
export function moveKind(kinds: readonly EndingKind[], index: number, by: -1 | 1): readonly EndingKind[] {
  const moved = kinds[index];
  if (moved === undefined || kinds[index + by] === undefined) return kinds;
  const others = kinds.toSpliced(index, 1);
  return others.toSpliced(index + by, 0, moved);
}
