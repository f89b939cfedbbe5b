import { findPhoneNumbers } from '../phone/find-phone-numbers';

/**
 * What a text is, for those who look over a shoulder. `text` is anything written freely, with numbers in it or not;
 * `store` the name of one, which stays, though its owner be called the same.
 */
export type MaskedKind = 'phone' | 'name' | 'address' | 'email' | 'pin' | 'text' | 'store';

/** Whom a text is about. */
export type Person = { readonly name: string; readonly phone: string };

/** Stands for what is hidden, however long that is. */
export const maskCharacters = '•••';

/**
 * The text with its middle hidden: enough left to know it again, too little to write it down. In a free text the name
 * of the person whom it is about, word for word, and their number, however it is written, are hidden too.
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
    // The town behind the last comma, and nothing in it that could be the whole.
    const town = text.includes(',') ? text.slice(text.lastIndexOf(',') + 1).trim() : '';
    const isShort = town.length > 0 && town.length * 2 <= text.length;
    return isShort
      ? `${maskCharacters}, ${maskNumbersAndEmails(town)}`
      : `${getFirstCharacter(text)}${maskCharacters}`;
  },
  // One decimal is some eleven kilometres.
  pin: (text) => text.replaceAll(/(\.\d)\d+/g, `$1${maskCharacters}`),
  text: maskNumbersAndEmails,
  store: maskNumbersAndEmails,
};

/** `6012••• 6789`: the country, the operator and the last four digits stay; of a short number only its end. */
function maskPhone(text: string): string {
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length < 9) return `${maskCharacters}${digits.length > 4 ? digits.slice(-2) : ''}`;
  return `${digits.slice(0, digits.length - 7)}${maskCharacters} ${digits.slice(-4)}`;
}

/** What begins within another such run was looked at with it: long texts take no longer for their length squared. */
const email = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** No date, sum or case number is that long without a sign between. */
const longNumber = /(?<![\p{L}\p{N}.])\+?\d{9,}(?![\p{L}\p{N}])/gu;

/** The phone numbers and e-mail addresses in a text are masked, and the rest stands as it is. */
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

/** Fewer digits than this are no number to be rung, and may be anything in a text. */
const minNumberDigits = 6;

/** Whatever stands between its digits, with 60, 0 or nothing before. */
function createNumberPattern(phone: string): RegExp | null {
  const national = phone.replaceAll(/\D/g, '').replace(/^(?:0{0,2}60?|0)/, '');
  if (national.length < minNumberDigits) return null;
  const gap = String.raw`[\s()./-]{0,3}`;
  const before = String.raw`(?<!\d)\+?(?:0{0,2}6${gap})?(?:\(?0\)?${gap})?\(?`;
  return new RegExp(`${before}${Array.from(national).join(gap)}(?!\\d)`, 'g');
}

/** Whole words, but where the script parts no words. A single sign would be found everywhere. */
function createNamePattern(name: string): RegExp | null {
  const signs = Array.from(name.trim());
  if (signs.length < 2) return null;
  const words = name
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`));
  return new RegExp(
    `${createWordBoundary(signs[0], '<!')}${words.join(String.raw`\s+`)}${createWordBoundary(signs.at(-1), '!')}`,
    'giu',
  );
}

/** That no word goes on beside the name, before it or behind it. */
function createWordBoundary(character: string | undefined, look: '<!' | '!'): string {
  const isPart = character !== undefined && isInWord.test(character) && !isHan.test(character);
  return isPart ? String.raw`(?${look}[\p{L}\p{M}\p{N}])` : '';
}

const isInWord = /[\p{L}\p{M}\p{N}]/u;
const isHan = /\p{Script=Han}/u;

function getFirstCharacter(text: string): string {
  return Array.from(text)[0] ?? '';
}
