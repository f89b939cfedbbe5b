import { splitExtension } from './split-extension';

/**
 * Returns the digits of a phone number in any format, including Arabic-Indic and full-width digits; '' if there are
 * none.
 */
export function extractDigits(text: string): string {
  return normalizeDigits(text).replaceAll(/\D/g, '');
}

/** Writes Arabic-Indic and full-width digits as the usual ones. */
export function normalizeDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) % 16));
}

/**
 * Formats a phone number like StoreHub's example: digits only, with the country code and without `+` (`012-345 6789`
 * becomes `60123456789`). A number that begins with neither 0 nor 60 stays as it is (`1-300-88-2525`,
 * `+65 6123 4567`). Never rejects a number. Only the contract's length limit applies, elsewhere. An extension is no part
 * of the number: neither of what is sent, nor of the key of a caller.
 */
export function toContractPhone(typed: string): string {
  const text = splitExtension(typed).phone;
  const digits = extractDigits(text.normalize('NFKC').replace(trunkZeroInBrackets, '$1'));
  const withoutExitCode = digits.replace(/^00+/, '');
  if (withoutExitCode === '') return text.trim();
  if (withoutExitCode.startsWith('0')) return `60${withoutExitCode.slice(1)}`;
  return withoutExitCode.replace(trunkZeroAfterCountryCode, '60');
}

/** In `+44 (0)20 7946 0958`, the zero in brackets is dialled only within the country. */
const trunkZeroInBrackets = /^(\D{0,10}(?:\+|00)\s?[1-9]\d{0,2}\D{0,5})\(\s?0\s?\)/;

/** In `+60 (0)12-345 6789`, the 0 is the domestic prefix, which never follows the country code. */
const trunkZeroAfterCountryCode = /^600+(?=\d{8,}$)/;
