import { z } from 'zod';
import type { CallFields } from '../calls/call';
import { normalizeName, mightBeSameName } from '../text/normalize-name';
import { ticketSummarySchema } from '../history/ticket-history';
import { languages } from '../i18n/language';
import { extractDigits, toContractPhone } from '../phone/normalize-phone';

/**
 * Why a caller is offered, best first. `said` is what met: the digits at the start, the end or within the number, or the
 * case number or reference; '' where the kind says it all.
 */
export const matchKinds = [
  'case-number',
  'reference',
  'same-number',
  'same-store',
  'same-name',
  'number-ends',
  'number-begins',
  'number-contains',
  'similar-store',
  'similar-name',
] as const;

export const callerMatchSchema = z.strictObject({ kind: z.enum(matchKinds), matchedText: z.string() });

export type CallerMatch = z.infer<typeof callerMatchSchema>;

/** The place of a caller's last ticket. `setAtMs` is when that ticket was made, ms since 1970. */
export const callerPinSchema = z.strictObject({
  longitude: z.number(),
  latitude: z.number(),
  setAtMs: z.number().int(),
  radiusMetres: z.number().min(0),
  /** The address had been changed after the coordinates were set. */
  stale: z.boolean(),
});

/**
 * A person and store as past tickets show them; texts are '' where no ticket has them. Name, address, state and pin
 * are those of the newest ticket, dealer and e-mail the newest known.
 */
export const callerSchema = z.strictObject({
  /** Names the caller in `callers.refuse`. */
  key: z.string(),
  phone: z.string(),
  name: z.string(),
  /** Other people who rang from this number for this store, newest first. */
  otherNames: z.array(z.string()),
  storeName: z.string(),
  dealerReseller: z.string(),
  email: z.string(),
  address: z.string(),
  state: z.string(),
  pin: callerPinSchema,
  /** What was last spoken to the caller, where somebody chose it. */
  callerLanguage: z.enum(languages).nullable(),
  /** Best first; never empty. */
  matches: z.array(callerMatchSchema),
  /** The last three tickets of this number for this store, newest first. */
  lastCases: z.array(ticketSummarySchema),
  /**
   * Tickets at this store in the last 60 days, from every caller; for a caller without a store, of this number. The call
   * at hand would be one more. Counted up to 1000.
   */
  casesInSixtyDays: z.number().int(),
  /** Several people or stores ring from this number. */
  isNumberShared: z.boolean(),
});

export type Caller = z.infer<typeof callerSchema>;

/** What has been typed so far; any of the three may hold a case number or a reference. */
export const callerQuerySchema = z.strictObject({
  phone: z.string().max(200_000),
  name: z.string().max(200_000),
  storeName: z.string().max(200_000),
});

export type CallerQuery = z.infer<typeof callerQuerySchema>;

/** What the match card shows: at most five callers, the likeliest first. */
export const callerSuggestionsSchema = z.strictObject({
  callers: z.array(callerSchema),
  /** The key of the one caller it must be, for F4 without choosing; null where it would be a guess. */
  certainKey: z.string().nullable(),
  /** Callers who were said not to be the one with this number, so that it can be taken back. */
  dismissed: z.array(callerSchema),
});

export type CallerSuggestions = z.infer<typeof callerSuggestionsSchema>;

/** As few digits and letters as a caller can be looked for with; one Chinese sign says as much as two letters. */
export const minimumTyped = { digits: 4, letters: 3 } as const;

export function createCallerKey(phone: string, storeName: string): string {
  return `${extractDigits(phone)}|${normalizeName(storeName)}`;
}

/** The number under which `not this one` is remembered, or null where too little of it has been typed. */
export function getDismissalNumber(phone: string): string | null {
  return extractDigits(phone).length < minimumTyped.digits ? null : toContractPhone(phone);
}

/** Whether enough has been typed to ask for callers. */
export function isEnoughToMatch({ phone, name, storeName }: CallerQuery): boolean {
  return (
    extractDigits(phone.slice(0, 100)).length >= minimumTyped.digits ||
    [name, storeName].some((text) => countLetters(text) >= minimumTyped.letters) ||
    (/\p{L}/u.test(phone.slice(0, 100)) && countLetters(phone) >= minimumTyped.letters)
  );
}

/** Whether what is typed may still mean a caller, told without asking: by a part of the number, the name or the store. */
export function mightMatch(caller: Caller, query: CallerQuery): boolean {
  const digits = extractDigits(query.phone.slice(0, 100));
  const numbers = digits.length < minimumTyped.digits ? [] : [digits, toContractPhone(digits)];
  const { name, storeName, otherNames } = caller;
  return (
    numbers.some((number) => caller.phone.includes(number)) ||
    isContainedIn(query.name, [name, ...otherNames]) ||
    isContainedIn(query.storeName, [storeName])
  );
}

function isContainedIn(typed: string, texts: readonly string[]): boolean {
  if (countLetters(typed) < minimumTyped.letters) return false;
  const words = normalizeName(typed.slice(0, 200)).split(' ');
  return texts.some((text) => words.every((word) => ` ${normalizeName(text)}`.includes(` ${word}`)));
}

export function countLetters(text: string): number {
  let count = 0;
  for (const sign of text.slice(0, 200).match(/[\p{L}\p{N}]/gu) ?? []) {
    count += /\p{Script=Han}/u.test(sign) ? 2 : 1;
  }
  return count;
}

/** Why a caller is offered, in English: `number ends with 6789`. */
export function explainMatch({ kind, matchedText }: CallerMatch): string {
  const words = kind.replaceAll('-', ' ');
  switch (kind) {
    case 'case-number':
    case 'reference':
      return `${words} ${matchedText}`;
    case 'number-ends':
    case 'number-begins':
      return `${words} with ${matchedText}`;
    case 'number-contains':
      return `number contains ${matchedText}`;
    case 'same-number':
    case 'same-store':
    case 'same-name':
      return words;
    case 'similar-store':
      return 'store like this';
    case 'similar-name':
      return 'name like this';
  }
}

const textFields = ['name', 'storeName', 'dealerReseller', 'email', 'address', 'state'] as const;

/** A field that `fillFromCaller` may fill; `pin` stands for both coordinates. */
export type CallerField = (typeof textFields)[number] | 'callerLanguage' | 'pin';

/**
 * `Same caller, same store, same place`: the fields with what is known of the caller in every blank one, and which
 * those are. `except` are the fields that the agent refused, so that refusing one is asking again from the start.
 * Address, state and pin go together: where the agent typed another store, address or state, none of them is filled.
 */
export function fillFromCaller(
  fields: CallFields,
  caller: Caller,
  except: readonly CallerField[] = [],
): { readonly fields: CallFields; readonly filled: readonly CallerField[] } {
  const filled: CallerField[] = [];
  const next = { ...fields };
  const isSamePlace = mightBeSameLocation(fields, caller);
  for (const field of textFields) {
    if (!isSamePlace && (field === 'address' || field === 'state')) continue;
    if (fields[field].trim() !== '' || caller[field] === '' || except.includes(field)) continue;
    next[field] = caller[field];
    filled.push(field);
  }
  if (
    fields.callerLanguage === null &&
    caller.callerLanguage !== null &&
    !except.includes('callerLanguage')
  ) {
    next.callerLanguage = caller.callerLanguage;
    filled.push('callerLanguage');
  }
  const hasPin = fields.longitude.trim() !== '' || fields.latitude.trim() !== '';
  if (hasPin || !isSamePlace || except.includes('pin')) return { fields: next, filled };
  const { longitude, latitude, setAtMs, radiusMetres, stale } = caller.pin;
  return {
    fields: {
      ...next,
      longitude: formatDegrees(longitude),
      latitude: formatDegrees(latitude),
      pin: { source: 'store', setAtMs, radiusMetres, stale },
    },
    filled: [...filled, 'pin'],
  };
}

function mightBeSameLocation(fields: CallFields, caller: Caller): boolean {
  const isTyped = (field: 'storeName' | 'address' | 'state') => fields[field].trim() !== '';
  const isSame = (field: 'address' | 'state') =>
    normalizeName(fields[field]) === normalizeName(caller[field]);
  return (
    (!isTyped('storeName') || mightBeSameName(fields.storeName, caller.storeName)) &&
    (!isTyped('address') || isSame('address')) &&
    (!isTyped('state') || isSame('state'))
  );
}

/** Without an exponent, which nobody types as a coordinate. */
function formatDegrees(degrees: number): string {
  const text = String(degrees);
  return text.includes('e') ? degrees.toFixed(12) : text;
}
