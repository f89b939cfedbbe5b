import {
  isBuiltIn,
  maxEndingKinds,
  maxEndingNameLength,
  type EndingKind,
} from '../../../shared/calls/call-ending';
import { describeEnding, findBuiltInByWords, getEndingKindName } from '../../../shared/calls/ending-names';
import type { Language } from '../../../shared/i18n/language';
import { stripInvisible } from '../../../shared/text/strip-invisible-characters';

export type KindProblem = 'taken' | 'builtIn' | 'full';

/**
 * Why a kind cannot have this name; null if it can, or if the text is no name. `builtIn`: these are the app's own words, in any
 * language, for a built-in kind that has another name by now, and that alone does what they say.
 * @param id the kind that is renamed; null to add one
 */
export function findKindProblem(
  kinds: readonly EndingKind[],
  text: string,
  language: Language,
  id: string | null,
): KindProblem | null {
  const name = fold(text);
  const others = kinds.filter((kind) => kind.id !== id);
  if (name !== '' && others.some((kind) => fold(getEndingKindName(kind, language)) === name)) return 'taken';
  const builtIn = findBuiltInByWords(text);
  const isOfOther = builtIn !== undefined && others.some((kind) => kind.id === builtIn);
  const isOfRemoved = builtIn !== undefined && id !== null && isBuiltIn(id) && id !== builtIn;
  if (isOfOther || isOfRemoved) return 'builtIn';
  return id === null && kinds.length >= maxEndingKinds ? 'full' : null;
}

/**
 * Adds a kind under its first name, or brings back the built-in one of that name, whose records it goes on with. Does nothing if
 * the list is full, or the name is that of another kind.
 */
export function addKind(
  kinds: readonly EndingKind[],
  text: string,
  language: Language,
): readonly EndingKind[] {
  const name = stripInvisible(text);
  if (name === '' || findKindProblem(kinds, name, language, null) !== null) return kinds;
  return [...kinds, createKind(kinds, name)];
}

function createKind(others: readonly EndingKind[], name: string): EndingKind {
  const builtIn = findBuiltInByWords(name);
  return builtIn === undefined ? { id: createId(others, name), name } : { id: builtIn, name: null };
}

/** The name, unless a built-in kind or one that was renamed since has it for its id. */
function createId(kinds: readonly EndingKind[], name: string): string {
  const isTaken = (id: string) => isBuiltIn(id) || kinds.some((kind) => kind.id === id);
  const ids = [
    name,
    ...kinds.map((_kind, index) => `${name.slice(0, maxEndingNameLength - 3)} ${index + 2}`),
  ];
  return ids.find((id) => !isTaken(id)) ?? name;
}

function fold(name: string): string {
  return stripInvisible(name).toLowerCase();
}

/**
 * Does nothing without a visible name, or if another kind has it. A built-in kind stays what it is under any name; one that gets
 * the app's own words back follows the language of the screen again. An added kind is its name, on every PC: under another one it
 * is another kind, and what ended so before stays with the earlier name.
 */
export function renameKind(
  kinds: readonly EndingKind[],
  id: string,
  text: string,
  language: Language,
): readonly EndingKind[] {
  const name = stripInvisible(text);
  if (name === '' || findKindProblem(kinds, name, language, id) !== null) return kinds;
  const others = kinds.filter((kind) => kind.id !== id);
  const isOwnWords = describeEnding({ kind: id, words: null }, language) === name;
  const renamed = isBuiltIn(id) ? { id, name: isOwnWords ? null : name } : createKind(others, name);
  return kinds.map((kind) => (kind.id === id ? renamed : kind));
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
