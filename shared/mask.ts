import { phonesIn } from './phone-in-text';

/** What a text is, for those who look over a shoulder. `text` is anything written freely, with numbers in it or not. */
export type MaskedKind = 'phone' | 'name' | 'address' | 'email' | 'pin' | 'text';

/** Stands for what is hidden, however long that is. */
export const hiddenSigns = '•••';

/** The text with its middle hidden: enough left to know it again, too little to write it down. */
export function masked(kind: MaskedKind, text: string): string {
  return text.trim() === '' ? text : masks[kind](text.trim());
}

const masks: Readonly<Record<MaskedKind, (text: string) => string>> = {
  phone: maskedPhone,
  name: (text) => `${first(text)}${hiddenSigns}`,
  email: (text) => {
    const at = text.lastIndexOf('@');
    return at > 0 ? `${first(text)}${hiddenSigns}${text.slice(at)}` : `${first(text)}${hiddenSigns}`;
  },
  address: (text) => {
    // The town behind the last comma, and nothing in it that could be the whole.
    const town = text.includes(',') ? text.slice(text.lastIndexOf(',') + 1).trim() : '';
    const isShort = town.length > 0 && town.length * 2 <= text.length;
    return isShort ? `${hiddenSigns}, ${maskedInText(town)}` : `${first(text)}${hiddenSigns}`;
  },
  // One decimal is some eleven kilometres.
  pin: (text) => text.replaceAll(/(\.\d)\d+/g, `$1${hiddenSigns}`),
  text: maskedInText,
};

/** `6012••• 6789`: the country, the operator and the last four digits stay; of a short number only its end. */
function maskedPhone(text: string): string {
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length < 9) return `${hiddenSigns}${digits.length > 4 ? digits.slice(-2) : ''}`;
  return `${digits.slice(0, digits.length - 7)}${hiddenSigns} ${digits.slice(-4)}`;
}

/** What begins within another such run was looked at with it: long texts take no longer for their length squared. */
const email = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
/** No date, sum or case number is that long without a sign between. */
const longNumber = /(?<![\p{L}\p{N}.])\+?\d{9,}(?![\p{L}\p{N}])/gu;

/** The phone numbers and e-mail addresses in a text are masked, and the rest stands as it is. */
function maskedInText(text: string): string {
  let plain = '';
  let from = 0;
  for (const phone of phonesIn(text)) {
    plain += text.slice(from, phone.from[0]) + maskedPhone(phone.text);
    [, from] = phone.from;
  }
  return (plain + text.slice(from))
    .replaceAll(longNumber, (number) => maskedPhone(number))
    .replaceAll(email, (address) => masks.email(address));
}

function first(text: string): string {
  return Array.from(text)[0] ?? '';
}
