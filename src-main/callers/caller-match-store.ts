import type { Database } from 'better-sqlite3';
import {
  isEnoughToMatch,
  isKnownByNumberOnly,
  matchKinds,
  getDismissalNumber,
  noUnlistedCallers,
  type Caller,
  type CallerMatch,
  type CallerSuggestions,
  type CallerQuery,
} from '../../shared/callers/caller-suggestions';
import {
  createPersonComparison,
  isManAndWoman,
  mightBeSamePerson,
} from '../../shared/callers/might-be-same-person';
import { normalizeName } from '../../shared/text/normalize-name';
import type { ContactNote } from '../../shared/callers/contact-note';
import { createCallerLookUps, type CallerMatchGroup } from './caller-lookups';
import { createCallerRecords, type FoundCallers } from './caller-from-tickets';
import { createContactNoteReader } from './contact-note-store';
import { isPartOfOther, prepareDismissalsOfNumber } from './dismissals-of-number';
import { createPastCases } from './past-cases';
import { createSimilarTickets } from './similar-recent-tickets';
import { sortNewestFirst } from './sort-newest-first';
import { maxTypedNumberLength } from '../../shared/phone/number-lengths';

export type CallerMatchStore = ReturnType<typeof createCallerMatchStore>;

type Person = Pick<Caller, 'phone' | 'storeName' | 'name'>;

type RankedCaller = {
  readonly weight: number;
  readonly lastAtMs: number;
  readonly met: readonly CallerMatchGroup[];
};

const maxSuggested = 5;
/**
 * The number of callers to read in full. More than are suggested, because some turn out to be equal or are dismissed.
 */
const maxRead = 8;

/** As many stores as one look-up has: of a number, no more of its callers are counted. */
const maxCounted = 50;

const nobody: CallerSuggestions = {
  callers: [],
  unlisted: noUnlistedCallers,
  notes: [],
  certainKey: null,
  dismissed: [],
};

/** Past callers for the match card, their cases, and recent similar tickets. Only reads. */
export function createCallerMatchStore(db: Database) {
  const lookUps = createCallerLookUps(db);
  const recordOf = createCallerRecords(db);
  const notes = createContactNoteReader(db);
  const dismissals = prepareDismissalsOfNumber(db);

  /** Each person with what speaks for them, the likeliest first; of equal ones, each store before its other people. */
  function readPeople(
    likely: readonly RankedCaller[],
    nowMs: number,
    { name: typed, ownCallId = '' }: CallerQuery,
  ) {
    const found = likely.flatMap(({ met }) => {
      const [first] = met;
      if (first === undefined) return [];
      const foundTicketIds = met.filter(isOfOnePerson).map(({ lastId }) => lastId);
      const { phone, store } = first;
      const ofStore = recordOf({ phone, store, ownCallId, foundTicketIds }, nowMs);
      if (ofStore === null) return [];
      return ofStore.people.flatMap((record, nth) => {
        const reasons = met.flatMap((one) =>
          isOfOnePerson(one) ? findReasonFor(record.name, one, ofStore, typed) : [one],
        );
        const theirs = [...reasons, ...findTypedName(reasons, typed, record.name)];
        const weight = theirs.reduce((sum, one) => sum + one.weight, 0);
        const isHidden = theirs.length === 0 || (isKnownByNumberOnly(record) && !met.some(isSameNumber));
        return isHidden
          ? []
          : [{ record, hasTicket: ofStore.hasTicket, met: theirs, weight, nth, newest: ofStore.newest }];
      });
    });
    const order = sortNewestFirst(found.map(({ newest }) => newest)).map(({ id }) => id);
    return found.toSorted(
      (a, b) =>
        b.weight - a.weight ||
        Math.min(a.nth, 1) - Math.min(b.nth, 1) ||
        order.indexOf(a.newest.id) - order.indexOf(b.newest.id),
    );
  }

  function read(likely: readonly RankedCaller[], nowMs: number, query: CallerQuery): Caller[] {
    const callers = new Map<string, Caller>();
    const withoutTicket = new Set<string>();
    const people = readPeople(likely, nowMs, query);
    const namesOf = (phone: string) =>
      people.flatMap(({ record }) => (record.phone === phone ? [record.name] : []));
    for (const { record, hasTicket: isCertain, met } of people) {
      const matches = sortMatches(met.map(({ match }) => match));
      const existing =
        callers.get(record.key) ??
        [...callers.values()].find((other) =>
          isSameCallerInOtherSpelling(other, record, namesOf(record.phone)),
        );
      if (!isCertain) withoutTicket.add((existing ?? record).key);
      if (existing === undefined)
        callers.set(record.key, {
          ...record,
          matches,
          isNumberShared: false,
          isOfSeveralPeople: false,
          notes: notes.current(record.phone, record.storeName, nowMs),
        });
      else
        callers.set(existing.key, { ...existing, matches: sortMatches([...existing.matches, ...matches]) });
    }
    const named = [...callers.values()].filter((caller) => !isKnownByNumberOnly(caller));
    const all = named.length > 0 ? named : [...callers.values()];
    const listStoresOf = (phone: string, isAlsoUncertain: boolean) =>
      all
        .filter((other) => other.phone === phone && (isAlsoUncertain || !withoutTicket.has(other.key)))
        .map(({ storeName }) => storeName);
    // What a call without a ticket wrote down says less than a ticket of the same number.
    const isSecond = ({ key, phone }: Caller) =>
      withoutTicket.has(key) && listStoresOf(phone, false).length > 0;
    return all
      .filter(
        ({ key, phone, storeName }) =>
          !withoutTicket.has(key) || !isPartOfOther(storeName, listStoresOf(phone, storeName === '')),
      )
      .toSorted((a, b) => Number(isSecond(a)) - Number(isSecond(b)));
  }

  return {
    similar: createSimilarTickets(db),
    pastCases: createPastCases(db),
    findNotes: notes.find,

    match(query: CallerQuery, nowMs: number): CallerSuggestions {
      if (!isEnoughToMatch(query)) return nobody;
      const { ownCallId = '' } = query;
      const findDismissed = dismissals.createFinder(getDismissalNumber(query.phone), ownCallId);
      const ofStore = query.storeName || (query.reusedStoreName ?? '');
      const ranked = rankByWeight(lookUps.find(query));
      const ofNumber = ranked.filter(({ met }) => met.some(isSameNumber)).length;
      const readCount = Math.max(maxRead, ofNumber);
      const found = read(ranked.slice(0, readCount), nowMs, query);
      const callers = found.filter((caller) => findDismissed(caller) === undefined);
      const shown = callers.slice(0, maxRead).map((caller) => ({
        ...caller,
        ...dismissals.findSharing(caller, findDismissed, ownCallId),
      }));
      const suggested = shown.slice(0, maxSuggested);
      return {
        callers: suggested,
        unlisted:
          ofNumber > 0
            ? {
                count: callers.slice(maxSuggested).filter(hasNumber).length,
                isAtLeast: ofNumber >= maxCounted,
              }
            : {
                count: callers.length - suggested.length,
                isAtLeast: ranked.length > readCount && suggested.length === maxSuggested,
              },
        notes: leaveOut(
          notes.current(query.phone.slice(0, maxTypedNumberLength), ofStore.slice(0, 1000), nowMs),
          suggested,
        ),
        certainKey: findCertainKey(shown),
        // With the key that was dismissed, by which it is undone.
        dismissed: found
          .flatMap((caller) => {
            const key = findDismissed(caller);
            return key === undefined ? [] : [{ ...caller, key }];
          })
          .slice(0, maxSuggested),
      };
    },
  };
}

/**
 * Whether two callers differ only in how the store is spelled, and perhaps in how much of the name is known.
 * @param names of the people of the number
 */
function isSameCallerInOtherSpelling(one: Person, other: Person, names: readonly string[]): boolean {
  const isOtherSpelling =
    one.storeName !== other.storeName && normalizeName(one.storeName) === normalizeName(other.storeName);
  if (one.phone !== other.phone || !isOtherSpelling) return false;
  return one.name === '' || other.name === '' || createPersonComparison(names)(one.name, other.name);
}

/** Whether it speaks for the person of the ticket, and not for others who called from the number for the store. */
function isOfOnePerson({ match: { kind } }: CallerMatchGroup): boolean {
  return ofOnePerson.has(kind);
}

/** What is of one ticket speaks for its person. A name speaks for others who may have it as well, but less. */
function findReasonFor(
  name: string,
  one: CallerMatchGroup,
  { nameOf, isSamePerson }: FoundCallers,
  typed: string,
): CallerMatchGroup[] {
  const found = nameOf(one.lastId) ?? '';
  if (!isByName(one)) return isSamePerson(found, name) ? [one] : [];
  if (!mightBeSamePerson(found, name) || isManAndWoman(typed, name)) return [];
  if (isSamePerson(found, name)) return [one];
  const match =
    one.match.kind === 'same-name' ? ({ kind: 'similar-name', matchedText: '' } as const) : one.match;
  return [{ ...one, match, weight: one.weight / 4 }];
}

const byName = ['same-name', 'similar-name', 'close-name'] as const;
const ofOnePerson: ReadonlySet<CallerMatch['kind']> = new Set(['case-number', 'reference', ...byName]);

function isByName({ match }: CallerMatchGroup): boolean {
  return byName.some((kind) => kind === match.kind);
}

/** Of a number, the person whose name was typed comes first, also by another part of the name than was found. */
function findTypedName(
  reasons: readonly CallerMatchGroup[],
  typed: string,
  name: string,
): CallerMatchGroup[] {
  const ofNumber = reasons.find(isSameNumber);
  if (ofNumber === undefined || typed.trim() === '' || name === '' || reasons.some(isByName)) return [];
  if (!mightBeSamePerson(typed, name)) return [];
  return [{ ...ofNumber, match: { kind: 'similar-name', matchedText: '' }, weight: 15 }];
}

function isSameNumber({ match, phone }: CallerMatchGroup): boolean {
  return match.kind === 'same-number' && phone !== '';
}

/** Leaves out the notes that are shown with a caller. */
function leaveOut(notes: readonly ContactNote[], callers: readonly Caller[]): ContactNote[] {
  const shown = callers.flatMap((caller) => caller.notes);
  return notes.filter(
    ({ subject, key }) => !shown.some((note) => note.subject === subject && note.key === key),
  );
}

function hasNumber({ matches }: Caller): boolean {
  return matches.some(({ kind }) => kind === 'same-number');
}

/** Ranks groups of number and store. A group that matches for several reasons ranks higher. */
function rankByWeight(met: readonly CallerMatchGroup[]): RankedCaller[] {
  const groups = new Map<string, RankedCaller>();
  for (const one of met) {
    const key = `${one.phone}\n${one.store}`;
    const { weight, lastAtMs, met: before } = groups.get(key) ?? { weight: 0, lastAtMs: 0, met: [] };
    const isNews = before.every(({ match }) => match.kind !== one.match.kind);
    groups.set(key, {
      weight: weight + (isNews ? one.weight : 0),
      lastAtMs: Math.max(lastAtMs, one.lastAtMs),
      met: isNews ? [...before, one] : before,
    });
  }
  return [...groups.values()].toSorted((a, b) => b.weight - a.weight || b.lastAtMs - a.lastAtMs);
}

function sortMatches(matches: readonly CallerMatch[]): CallerMatch[] {
  const once = new Map(matches.map((match) => [match.kind, match]));
  return matchKinds.flatMap((kind) => once.get(kind) ?? []);
}

/** Returns the key of the only caller with exactly this number or reference, if the number is not shared. */
function findCertainKey(callers: readonly Caller[]): string | null {
  const strong = callers.filter(({ matches }) =>
    matches.some(({ kind }) => kind === 'same-number' || kind === 'reference'),
  );
  const [only] = strong;
  return strong.length === 1 && only?.isNumberShared === false && !isKnownByNumberOnly(only)
    ? only.key
    : null;
}
