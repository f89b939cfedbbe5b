import type { Language } from '../../../../shared/i18n/language';

/** The spelling alphabet of ICAO and ITU, as call centres use it in every language. */
const letters: Readonly<Record<string, string>> = {
  A: 'Alfa',
  B: 'Bravo',
  C: 'Charlie',
  D: 'Delta',
  E: 'Echo',
  F: 'Foxtrot',
  G: 'Golf',
  H: 'Hotel',
  I: 'India',
  J: 'Juliett',
  K: 'Kilo',
  L: 'Lima',
  M: 'Mike',
  N: 'November',
  O: 'Oscar',
  P: 'Papa',
  Q: 'Quebec',
  R: 'Romeo',
  S: 'Sierra',
  T: 'Tango',
  U: 'Uniform',
  V: 'Victor',
  W: 'Whiskey',
  X: 'X-ray',
  Y: 'Yankee',
  Z: 'Zulu',
};

/** From 0 to 9, then the separator between groups. */
const digits: Readonly<Record<Language, readonly string[]>> = {
  en: ['Zero', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine'],
  ms: ['Kosong', 'Satu', 'Dua', 'Tiga', 'Empat', 'Lima', 'Enam', 'Tujuh', 'Lapan', 'Sembilan'],
  zh: ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'],
};
const dash: Readonly<Record<Language, string>> = { en: 'dash', ms: 'sempang', zh: '横线' };

export type SpelledCharacter = { readonly character: string; readonly word: string };

/** Returns every character of a number with its spoken word. A character without one is said as itself. */
export function spellCaseNumber(number: string, language: Language): readonly SpelledCharacter[] {
  return Array.from(number, (character) => ({ character, word: getWord(character, language) }));
}

function getWord(character: string, language: Language): string {
  if (character === '-') return dash[language];
  const digit = /^[0-9]$/.test(character) ? digits[language][Number(character)] : undefined;
  return digit ?? letters[character.toUpperCase()] ?? character;
}
