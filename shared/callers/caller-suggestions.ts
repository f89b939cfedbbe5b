import { z } from 'zod';
import { callIdSchema } from '../calls/call';
import { normalizeName } from '../text/normalize-name';
import { contactNoteSchema } from './contact-note';
import { leaveOutTitles } from './might-be-same-person';
import { ticketSummarySchema } from '../history/ticket-summary-and-detail';
import { languages } from '../i18n/language';
import { getPhoneKind } from '../phone/phone-kind-and-grouping';
import { splitExtension } from '../phone/split-extension';
import { extractDigits, toContractPhone } from '../phone/storehub-phone-format';
import { ticketIdSchema } from '../tickets/ticket-id';
import { minDigits, maxTypedNumberLength } from '../phone/number-lengths';

/**
 * Why a caller is suggested, best first. `matchedText` is what matched: the digits at the start, at the end or inside
 * the number, or the case number or reference. It is '' where the kind says it all. `close-store` and `close-name` sound
 * like what was typed, or differ by a slip of the hand: only a person can say whether that is the caller.
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
  'close-store',
  'close-name',
] as const;

export const callerMatchSchema = z.strictObject({
  kind: z.enum(matchKinds),
  matchedText: z.string(),
  /** The ticket that has this case number or reference; missing for the other kinds. */
  ticketId: ticketIdSchema.optional(),
});

export type CallerMatch = z.infer<typeof callerMatchSchema>;

/** The pin of a caller's last ticket. `setAtMs` is when that ticket was made, ms since 1970. */
export const callerPinSchema = z.strictObject({
  longitude: z.number(),
  latitude: z.number(),
  setAtMs: z.number().int(),
  radiusMetres: z.number().min(0),
  /** The address changed after the coordinates were set. */
  stale: z.boolean(),
});

/**
 * A person and store as past tickets show them. Texts are '' where no ticket has them. Address, region and pin are those of
 * the newest ticket of the number for the store, of any of its people; dealer and email are the newest known ones. A
 * caller without tickets has the name of the newest call that ended without one, or none.
 */
export const callerSchema = z.strictObject({
  /** Identifies the caller in `callers.dismiss`. */
  key: z.string(),
  phone: z.string(),
  name: z.string(),
  /** Other people who called from this number for this store, newest first. */
  otherNames: z.array(z.string()),
  storeName: z.string(),
  dealerReseller: z.string(),
  email: z.string(),
  address: z.string(),
  state: z.string(),
  /** Null for a caller whose calls all ended without a ticket. */
  pin: callerPinSchema.nullable(),
  /** The language last spoken with the caller; null if no agent has chosen one. */
  callerLanguage: z.enum(languages).nullable(),
  /** Best first; never empty. */
  matches: z.array(callerMatchSchema),
  /** The last three tickets of this number for this store, newest first. */
  lastCases: z.array(ticketSummarySchema),
  /**
   * Tickets of this store in the last 60 days, from all callers; for a caller without a store, tickets of this number.
   * The current call is not included. Counted up to 1000.
   */
  casesInSixtyDays: z.number().int(),
  /** The same of the calls that ended without a ticket. */
  endedCallsInSixtyDays: z.number().int(),
  /** Several people or stores call from this number. */
  isNumberShared: z.boolean(),
  /** Several people do, and not one person for several stores. */
  isOfSeveralPeople: z.boolean(),
  /** The notes on the caller and on the store that are to be shown. */
  notes: z.array(contactNoteSchema),
});

export type Caller = z.infer<typeof callerSchema>;

/**
 * What the agent has typed so far. Each of the three may hold a case number or a reference. `reusedStoreName` is the store that
 * an earlier ticket gave the call: its notes are shown, but it finds nobody. `ownCallId` is the call in which it is typed: its
 * own ticket, which StoreHub rejected, is no past case of it.
 */
export const callerQuerySchema = z.strictObject({
  phone: z.string().max(200_000),
  name: z.string().max(200_000),
  storeName: z.string().max(200_000),
  reusedStoreName: z.string().max(200_000).optional(),
  ownCallId: callIdSchema.optional(),
});

export type CallerQuery = z.infer<typeof callerQuerySchema>;

/**
 * How many callers match as well as those who are listed: of a whole number its other callers. `isAtLeast` if there are so many
 * that they were not all counted.
 */
const unlistedCallersSchema = z.strictObject({ count: z.number().int(), isAtLeast: z.boolean() });

export const noUnlistedCallers: z.infer<typeof unlistedCallersSchema> = { count: 0, isAtLeast: false };

/** How many callers there are with those who are not listed: `12`, or `8+` if not all were counted. */
export function formatCallerCount(
  listedCount: number,
  { count, isAtLeast }: z.infer<typeof unlistedCallersSchema>,
): string {
  return `${listedCount + count}${isAtLeast ? '+' : ''}`;
}

/** The contents of the match card: at most five callers, the likeliest first. */
export const callerSuggestionsSchema = z.strictObject({
  callers: z.array(callerSchema),
  unlisted: unlistedCallersSchema,
  /** Notes on the typed number and store that no suggested caller has. */
  notes: z.array(contactNoteSchema),
  /**
   * The key of the only possible caller, so that F4 can take it without a choice. Null where that would be a guess.
   */
  certainKey: z.string().nullable(),
  /** Callers whom the agent dismissed for this number, so that the agent can undo it. */
  dismissed: z.array(callerSchema),
});

export type CallerSuggestions = z.infer<typeof callerSuggestionsSchema>;

/**
 * Who has the number that was asked for, and not only a part of it; null where that would be a guess. Of one person who calls
 * for several stores, `storeName` is ''.
 */
export function findPersonOfNumber({
  callers,
  certainKey,
}: CallerSuggestions): Pick<Caller, 'name' | 'storeName'> | null {
  const ofNumber = callers.filter(({ matches }) => matches.some(({ kind }) => kind === 'same-number'));
  const certain = ofNumber.find(({ key }) => key === certainKey);
  if (certain !== undefined) return certain;
  const [first] = ofNumber;
  const isOnePerson = ofNumber.every(({ name, isOfSeveralPeople }) => name !== '' && !isOfSeveralPeople);
  return ofNumber.length > 1 && isOnePerson && first !== undefined
    ? { name: first.name, storeName: '' }
    : null;
}

/**
 * The caller and store whose past cases are asked for. `storeName` is '' for a caller without a store. Tickets of the call
 * `ownCallId` are left out.
 */
export const pastCasesQuerySchema = z.strictObject({
  phone: z.string().max(200),
  storeName: z.string().max(1000),
  ownCallId: callIdSchema.optional(),
});

export type PastCasesQuery = z.infer<typeof pastCasesQuerySchema>;

/** The most past cases to go through beside the call. Older ones are in the history. */
export const maxPastCases = 1000;

/**
 * The tickets of a number and of a store, newest first, which of them are calls that ended without one, and, where a store was
 * asked for, which are of another one and which of none.
 */
export const pastCasesSchema = z.strictObject({
  ticketIds: z.array(ticketIdSchema).max(maxPastCases),
  endedCallIds: z.array(ticketIdSchema).max(maxPastCases),
  otherStoreIds: z.array(ticketIdSchema).max(maxPastCases),
  noStoreIds: z.array(ticketIdSchema).max(maxPastCases),
});

export type PastCases = z.infer<typeof pastCasesSchema>;

/** The fewest digits and letters that start a search for callers. One Chinese character counts as two letters. */
export const minimumTyped = { digits: minDigits.toSuggestCallers, letters: 3 } as const;

/** @param person who calls from the number for the store; '' for one whose name is not known */
export function createCallerKey(phone: string, storeName: string, person: string): string {
  const key = `${extractDigits(phone)}|${normalizeName(storeName)}`;
  return person === '' ? key : `${key}|${normalizeName(person)}`;
}

/** The number under which a dismissal is remembered; null while too little of it has been typed. */
export function getDismissalNumber(phone: string): string | null {
  return extractDigits(phone).length < minimumTyped.digits ? null : toContractPhone(phone);
}

/** Whether nothing but the sound of a name or a store, or a slip in it, speaks for a caller. */
export function isOnlyCloseMatch({ matches }: Pick<Caller, 'matches'>): boolean {
  return matches.every(({ kind }) => kind === 'close-store' || kind === 'close-name');
}

/** Whether nothing but the number is known, from calls that ended without a ticket. */
export function isKnownByNumberOnly({ name, storeName }: Pick<Caller, 'name' | 'storeName'>): boolean {
  return name === '' && storeName === '';
}

/** Whether a whole number was typed and is not the caller's: then somebody else may have their name or store. */
export function hasOtherNumber(
  { phone, matches }: Pick<Caller, 'phone' | 'matches'>,
  typed: string,
): boolean {
  if (phone === '' || matches.some(({ kind }) => kind === 'same-number')) return false;
  const number = typed.slice(0, maxTypedNumberLength);
  return getPhoneKind(number) !== 'unknown' && toContractPhone(splitExtension(number).phone) !== phone;
}

/** Whether enough is typed to ask for callers. */
export function isEnoughToMatch({ phone, name, storeName }: CallerQuery): boolean {
  return (
    extractDigits(phone.slice(0, maxTypedNumberLength)).length >= minimumTyped.digits ||
    [name, storeName].some((text) => countLetters(text) >= minimumTyped.letters) ||
    (/\p{L}/u.test(phone.slice(0, maxTypedNumberLength)) && countLetters(phone) >= minimumTyped.letters)
  );
}

/**
 * Whether a known caller still matches what is typed, without asking the main process: by a part of the number, the
 * name or the store.
 */
export function mayStillMatch(caller: Caller, query: CallerQuery): boolean {
  const digits = extractDigits(splitExtension(query.phone.slice(0, maxTypedNumberLength)).phone);
  const numbers = digits.length < minimumTyped.digits ? [] : [digits, toContractPhone(digits)];
  const { name, storeName, otherNames } = caller;
  return (
    numbers.some((number) => caller.phone.includes(number)) ||
    isContainedIn(leaveOutTitles(query.name.slice(0, 200)), [name, ...otherNames]) ||
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
  for (const character of text.slice(0, 200).match(/[\p{L}\p{N}]/gu) ?? []) {
    count += /\p{Script=Han}/u.test(character) ? 2 : 1;
  }
  return count;
}
