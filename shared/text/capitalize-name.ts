/** Between a name and that of the father, as Malaysians write them. */
const joiningWords: ReadonlySet<string> = new Set(['bin', 'binti', 'bt', 'bte', 'a/l', 'a/p', 's/o', 'd/o']);

/** Short words without a vowel that are no initials. */
const shortWords: ReadonlySet<string> = new Set(['dr', 'hj', 'md', 'mr', 'ms', 'ng', 'pn', 'sr', 'st', 'tn']);

/**
 * Writes a person's name that is wholly in small or wholly in capital letters as names are written: `Siti Aminah binti
 * Ali`, `Kumar a/l Raju`. Any other name stays as it is, since somebody chose its capitals.
 */
export function capitalizeName(name: string): string {
  const small = toSmall(name);
  const capital = name.toUpperCase();
  if (small === capital || (name !== small && name !== capital)) return name;
  return small.replaceAll(/\S+/g, (word, at: number) =>
    at > 0 && joiningWords.has(word.replace(/[.,]$/, '')) ? word : capitalizeWord(word),
  );
}

/** Without the dot above that `İ` leaves beside its small letter. */
function toSmall(name: string): string {
  return name.replaceAll('İ', 'i').toLowerCase();
}

/** Capitalises each part of `wan-azizah` and `d'cruz`, and all of `kk`. */
function capitalizeWord(word: string): string {
  return word.replaceAll(/\p{L}[\p{L}\p{M}]*(?:['’]\p{L}[\p{L}\p{M}]*)*/gu, (part) => {
    if (/^[^aeiouy]{2}$/.test(part) && !shortWords.has(part)) return part.toUpperCase();
    const capital = part.charAt(0).toUpperCase() + part.slice(1);
    return capital.replace(/^(\p{L}['’])(\p{L})/u, (_all, initial: string, next: string) => {
      return initial + next.toUpperCase();
    });
  });
}
