import { splitExtension } from './split-extension';
import { extractDigits, toContractPhone } from './storehub-phone-format';

export type PhoneKind = 'mobile' | 'landline' | 'toll-free' | 'foreign' | 'unknown';

/**
 * Returns the kind of a number by Malaysia's numbering plan (MCMC): 01x mobile, 015 internet telephony, 03 and 04 to
 * 09 landlines, 1-300, 1-700 and 1-800 for companies. A number that is too short or too long for these is unknown.
 */
export function getPhoneKind(text: string): PhoneKind {
  const { phone } = splitExtension(text);
  const digits = toContractPhone(phone);
  if (/^601(?:1\d{8}|[02-46-9]\d{7})$/.test(digits)) return 'mobile';
  if (/^60(?:3\d{8}|[45679]\d{7}|8\d{7})$/.test(digits)) return 'landline';
  if (/^1[378]00\d{6}$/.test(digits)) return 'toll-free';
  if (isForeign(phone) && /^\d{7,15}$/.test(digits)) return 'foreign';
  return 'unknown';
}

/**
 * Groups digits for reading aloud, `012 345 6789`. A number of unknown kind keeps its digits, in groups of three and
 * four.
 */
export function groupDigits(text: string): string {
  const { phone, extension } = splitExtension(text);
  const digits = extractDigits(phone);
  if (digits === '') return text.trim();
  const grouped = isForeign(phone)
    ? groupForeignDigits(toContractPhone(phone))
    : groupMalaysianDigits(toContractPhone(phone), digits);
  return extension === '' ? grouped : `${grouped} ext ${extension}`;
}

function groupMalaysianDigits(contractDigits: string, digits: string): string {
  const national = contractDigits.startsWith('60') ? `0${contractDigits.slice(2)}` : digits;
  for (const [pattern, lengths] of spokenGroupLengths) {
    if (pattern.test(national)) return splitByLengths(national, lengths);
  }
  return splitInFours(digits);
}

const spokenGroupLengths: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^011\d{8}$/, [3, 4, 4]],
  [/^01\d{8}$/, [3, 3, 4]],
  [/^03\d{8}$/, [2, 4, 4]],
  [/^08\d{7}$/, [3, 3, 3]],
  [/^0[45679]\d{7}$/, [2, 3, 4]],
  [/^1[378]00\d{6}$/, [4, 2, 4]],
];

function groupForeignDigits(digits: string): string {
  const countryCode = /^(?:1|7|20|27|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/.exec(digits)?.[0];
  const code = countryCode ?? digits.slice(0, 3);
  return `+${code} ${splitInFours(digits.slice(code.length))}`.trim();
}

/** Makes groups of four from the end, or groups of three if a single digit would be left in front. */
function splitInFours(digits: string): string {
  const first = digits.length % 4;
  if (first !== 1 || digits.length < 5) return splitByLengths(digits, first === 0 ? [] : [first]);
  return splitByLengths(digits, digits.length === 5 ? [2, 3] : [3, 3, 3]);
}

/** Splits digits into groups of the given lengths, then into groups of four. */
function splitByLengths(digits: string, lengths: readonly number[]): string {
  const pieces: string[] = [];
  let start = 0;
  for (let index = 0; start < digits.length; index += 1) {
    const end = start + (lengths[index] ?? 4);
    pieces.push(digits.slice(start, end));
    start = end;
  }
  return pieces.join(' ');
}

/** Whether a number begins with `+` or the exit code 00 and is not Malaysian. */
function isForeign(phone: string): boolean {
  return /^\D*(?:\+|＋|00)/.test(phone.trim()) && !toContractPhone(phone).startsWith('60');
}
