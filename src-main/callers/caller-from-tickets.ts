import type { Database } from 'better-sqlite3';
import { createCallerKey, type Caller } from '../../shared/callers/caller-suggestions';
import type { Pin } from '../../shared/pin/pin-and-coordinates';
import { createPersonComparison } from '../../shared/callers/might-be-same-person';
import type { TicketOrEndedCallContent } from '../../shared/tickets/ticket-or-ended-call-content';
import { prepareCallContext } from '../rows/tickets/ticket-call-context';
import { readTicket, summaryColumns, type SummaryRow } from '../rows/tickets/ticket-rows';
import { ticketIsNotReplacedSql } from '../rows/tickets/ticket-conditions-sql';
import { sortNewestFirst, type DatedTicket } from './sort-newest-first';
import { storeKeySql } from './store-name-index-key';
import { prepareStoreSpellings } from './tickets-in-other-script';

/** A caller according to the tickets, without the reasons for suggesting it. */
export type CallerRecord = Omit<Caller, 'matches' | 'isNumberShared' | 'isOfSeveralPeople' | 'notes'>;

/**
 * The people of a number and store, the one of the newest ticket first. `hasTicket` is false where they are known only from calls
 * that ended without a ticket. `nameOf` says whose ticket it is that was found by its name or code, `isSamePerson`
 * whether two names mean the same one of these people.
 */
export type FoundCallers = {
  readonly people: readonly CallerRecord[];
  readonly newest: DatedTicket;
  readonly hasTicket: boolean;
  readonly nameOf: (ticketId: number) => string | undefined;
  readonly isSamePerson: (one: string, other: string) => boolean;
};

type PeopleQuery = {
  readonly phone: string;
  readonly store: string;
  readonly ownCallId: string;
  /** Tickets that were found by their name or code. Their callers are among the people, also with older tickets. */
  readonly foundTicketIds: readonly number[];
};

/** Excludes tickets that are being sent: they belong to the current call and are no past cases. */
export const isPastSql = `state <> 'sending'`;

const sixtyDaysMs = 60 * 86_400_000;
const maxCounted = 1000;
/**
 * The newest tickets of a number and store. More are read by their times: a clock that was set back since puts newer
 * ones behind. A clock that is far behind puts them behind all: of the newest tickets of the history, theirs are read by
 * their ids, too.
 */
const looksBack = { tickets: 10, atTimes: 30, inHistory: 5000 } as const;

/** Reads the people of a number and store from its newest tickets. */
export function createCallerRecords(db: Database) {
  const ofNumberAndStoreSql = `SELECT id FROM ticket
     WHERE phone = @phone AND ${storeKeySql} = @store AND call_id <> @ownCallId AND ${isPastSql} AND ${ticketIsNotReplacedSql}`;
  const ticketsOf = db.prepare<[Omit<PeopleQuery, 'foundTicketIds'>], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket WHERE id IN (
       SELECT id FROM (${ofNumberAndStoreSql} ORDER BY created_at_ms DESC, id DESC LIMIT ${looksBack.atTimes})
       UNION SELECT id FROM (${ofNumberAndStoreSql} AND +id > (SELECT max(id) FROM ticket) - ${looksBack.inHistory}
         ORDER BY +id DESC LIMIT ${looksBack.tickets}))`,
  );
  const ticketById = db.prepare<[number, string], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket WHERE id = ? AND call_id <> ?`,
  );
  const knownBeside = prepareCallContext(db);
  const countAtStore = prepareCounts(db, `${storeKeySql} = ? AND created_at_ms >= ?`);
  const listSpellings = prepareStoreSpellings(db);
  const countOfNumber = prepareCounts(db, `phone = ? AND ${storeKeySql} = '' AND created_at_ms >= ?`);

  /**
   * Returns null if no such ticket of another call exists any more. Name and store are '' if no call has said who the
   * caller is.
   */
  return ({ phone, store, ownCallId, foundTicketIds }: PeopleQuery, nowMs: number): FoundCallers | null => {
    const rows = sortNewestFirst(ticketsOf.all({ phone, store, ownCallId })).slice(0, looksBack.tickets);
    const tickets = rows.map(readTicket);
    // A call that ended without a ticket may lack any field, so a ticket tells more.
    const lastTicket = tickets.findIndex(({ summary }) => summary.ending === null);
    const lastNamed = tickets.findIndex(({ summary }) => summary.name !== '' || summary.storeName !== null);
    const best = [lastTicket, lastNamed].find((index) => index !== -1) ?? 0;
    const [newest, lastRow, last] = [rows[0], rows[best], tickets[best]];
    if (newest === undefined || lastRow === undefined || last === undefined) return null;
    const { Ticket, Appointment } = last.request;
    const foundRows = foundTicketIds.flatMap((id) => ticketById.all(id, ownCallId));
    const all = [...rows, ...foundRows].map((row) => ({ ...readTicket(row), callId: row.call_id }));
    const names = [...all.slice(rows.length), ...all].map(({ summary }) => summary.name);
    const isSamePerson = createPersonComparison(names);
    const people = [Ticket.Name, ...listOtherPeople(names, Ticket.Name, isSamePerson)];
    const newestOf = (key: 'DealerReseller' | 'Email', among: typeof all) =>
      among.find(({ request }) => request.Ticket[key] !== undefined)?.request.Ticket[key] ?? '';
    const storeName = Ticket.StoreName ?? '';
    const { pin } = knownBeside(lastRow.call_id);
    const sinceMs = nowMs - sixtyDaysMs;
    const counts =
      store === ''
        ? [countOfNumber.get(phone, sinceMs)]
        : listSpellings(store).map((spelling) => countAtStore.get(spelling, sinceMs));
    const ofStore = {
      phone: Ticket.Phone,
      storeName,
      dealerReseller: newestOf('DealerReseller', all),
      address: Appointment.Address,
      state: Appointment.State,
      pin: toCallerPin(Appointment, pin, last.summary.createdAtMs),
      lastCases: tickets.slice(0, 3).map(({ summary }) => summary),
      casesInSixtyDays: sum(counts.map((one) => one?.cases ?? 0)),
      endedCallsInSixtyDays: sum(counts.map((one) => one?.endedCalls ?? 0)),
    };
    const toRecord = (name: string): CallerRecord => {
      // Somebody else of the store may have another email, and so may a caller who gave no name. The very name says most.
      const theirs = all
        .filter(
          ({ summary }) => summary.name === name || (summary.name !== '' && isSamePerson(summary.name, name)),
        )
        .toSorted((a, b) => Number(b.summary.name === name) - Number(a.summary.name === name));
      const newestCall = name === Ticket.Name ? lastRow.call_id : (theirs[0]?.callId ?? lastRow.call_id);
      return {
        ...ofStore,
        key: createCallerKey(Ticket.Phone, storeName, name),
        name,
        otherNames: people.filter((other) => other !== name),
        email: newestOf('Email', theirs),
        callerLanguage: knownBeside(newestCall).callerLanguage,
      };
    };
    return {
      people: people.map(toRecord),
      newest,
      hasTicket: lastTicket !== -1,
      nameOf: (ticketId) => all.find(({ summary }) => summary.id === ticketId)?.summary.name,
      isSamePerson,
    };
  };
}

/** A pin derived from a postcode keeps its radius. */
function toCallerPin(
  { Longitude: longitude, Latitude: latitude }: TicketOrEndedCallContent['Appointment'],
  pin: Pin | null,
  setAtMs: number,
): CallerRecord['pin'] {
  if (longitude === null || latitude === null) return null;
  return {
    longitude,
    latitude,
    setAtMs,
    radiusMetres: pin?.radiusMetres ?? 0,
    stale: pin?.stale ?? false,
  };
}

function prepareCounts(db: Database, where: string) {
  return db.prepare<[string, number], { cases: number; endedCalls: number }>(
    `SELECT count(*) FILTER (WHERE state <> 'recorded') AS cases, count(*) FILTER (WHERE state = 'recorded') AS endedCalls FROM
       (SELECT state FROM ticket WHERE ${where} AND state <> 'rejected' AND ${isPastSql} ORDER BY created_at_ms DESC LIMIT ${maxCounted})`,
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** At most three names of other people than this one. */
export function listOtherPeople(
  names: readonly string[],
  person: string,
  isSamePerson = createPersonComparison([person, ...names]),
): string[] {
  const people: string[] = [person];
  for (const name of names)
    if (name !== '' && !people.some((known) => isSamePerson(known, name))) people.push(name);
  return people.slice(1, 4);
}
