import { findPhoneNumbers } from '../phone/find-phone-numbers';
import { minDigits } from '../phone/number-lengths';

/**
 * How a text is masked from people who look over the agent's shoulder. `text` is free text, with or without numbers.
 * `store` is the name of a store, which stays visible even if its owner has the same name.
 */
export type MaskedKind = 'phone' | 'name' | 'address' | 'email' | 'pin' | 'text' | 'store';

/** The person whom a text is about. */
export type Person = { readonly name: string; readonly phone: string };

/** Replaces hidden text, whatever its length. */
export const maskCharacters = '•••';

/**
 * Returns the text with its middle hidden: enough stays to recognise it, too little to copy it. In free text, the
 * exact name of `about` and their number in any format are hidden too.
 */
export function maskText(kind: MaskedKind, text: string, about?: Person): string {
  if (text.trim() === '') return text;
  return maskers[kind](kind === 'text' && about !== undefined ? maskPerson(text.trim(), about) : text.trim());
}

const maskers: Readonly<Record<MaskedKind, (text: string) => string>> = {
  phone: maskPhone,
  name: (text) => `${getFirstCharacter(text)}${maskCharacters}`,
  email: (text) => {
    const at = text.lastIndexOf('@');
    return at > 0
      ? `${getFirstCharacter(text)}${maskCharacters}${text.slice(at)}`
      : `${getFirstCharacter(text)}${maskCharacters}`;
  },
  address: (text) => {
    // Keeps the town after the last comma, if it is at most half of the text.
    const town = text.includes(',') ? text.slice(text.lastIndexOf(',') + 1).trim() : '';
    const isShort = town.length > 0 && town.length * 2 <= text.length;
    return isShort
      ? `${maskCharacters}, ${maskNumbersAndEmails(town)}`
      : `${getFirstCharacter(text)}${maskCharacters}`;
  },
  // One decimal is about eleven kilometres.
  pin: (text) => text.replaceAll(/(\.\d)\d+/g, `$1${maskCharacters}`),
  text: maskNumbersAndEmails,
  store: maskNumbersAndEmails,
};

/**
 * Masks `6012••• 6789`: the country code, the operator and the last four digits stay. A short number keeps only its
 * end.
 */
function maskPhone(text: string): string {
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length < 9) return `${maskCharacters}${digits.length > 4 ? digits.slice(-2) : ''}`;
  return `${digits.slice(0, digits.length - 7)}${maskCharacters} ${digits.slice(-4)}`;
}

/**
 * A match begins only at the start of a run of address characters. Otherwise the time for a long text would grow
 * quadratically.
 */
const email = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const longNumber = new RegExp(
  String.raw`(?<![\p{L}\p{N}.])\+?\d{${minDigits.toMaskUnformatted},}(?![\p{L}\p{N}])`,
  'gu',
);

/** Masks the phone numbers and email addresses in a text, and leaves the rest unchanged. */
function maskNumbersAndEmails(text: string): string {
  let plain = '';
  let from = 0;
  for (const phone of findPhoneNumbers(text)) {
    plain += text.slice(from, phone.from[0]) + maskPhone(phone.text);
    [, from] = phone.from;
  }
  return (plain + text.slice(from))
    .replaceAll(longNumber, (number) => maskPhone(number))
    .replaceAll(email, (address) => maskers.email(address));
}

function maskPerson(text: string, { name, phone }: Person): string {
  const [number, whole] = [createNumberPattern(phone), createNamePattern(name)];
  const withoutNumber = number === null ? text : text.replaceAll(number, (found) => maskPhone(found));
  return whole === null ? withoutNumber : withoutNumber.replaceAll(whole, (found) => maskers.name(found));
}

/** Matches the number with any separators, with 60, 0 or nothing before it. */
function createNumberPattern(phone: string): RegExp | null {
  const national = phone.replaceAll(/\D/g, '').replace(/^(?:0{0,2}60?|0)/, '');
  if (national.length < minDigits.toMaskInText) return null;
  const gap = String.raw`[\s()./-]{0,3}`;
  const before = String.raw`(?<!\d)\+?(?:0{0,2}6${gap})?(?:\(?0\)?${gap})?\(?`;
  return new RegExp(`${before}${Array.from(national).join(gap)}(?!\\d)`, 'g');
}

/**
 * Matches whole words, except in scripts without spaces. A single character would match everywhere, so it makes no
 * pattern.
 */
function createNamePattern(name: string): RegExp | null {
  const characters = Array.from(name.trim());
  if (characters.length < 2) return null;
  const words = name
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`));
  return new RegExp(
    `${createWordBoundary(characters[0], '<!')}${words.join(String.raw`\s+`)}${createWordBoundary(characters.at(-1), '!')}`,
    'giu',
  );
}

/** Requires that no word continues before or after the name. */
function createWordBoundary(character: string | undefined, lookaround: '<!' | '!'): string {
  const isPart = character !== undefined && isInWord.test(character) && !isHan.test(character);
  return isPart ? String.raw`(?${lookaround}[\p{L}\p{M}\p{N}])` : '';
}

const isInWord = /[\p{L}\p{M}\p{N}]/u;
const isHan = /\p{Script=Han}/u;

function getFirstCharacter(text: string): string {
  return Array.from(text)[0] ?? '';
}
