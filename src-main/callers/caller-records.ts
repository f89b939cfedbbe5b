import type { Database } from 'better-sqlite3';
import { callerKey, type Caller } from '../../shared/caller';
import { pinSchema } from '../../shared/pin';
import type { CreateTicketRequest } from '../../shared/ticket';
import { mayBeSameName } from '../../shared/folded-name';
import { summaryColumns, summaryOf, type SummaryRow } from '../tickets/ticket-rows';
import { storeOf } from './caller-look-ups';

type Row = SummaryRow & { body: string };

/** A caller as the tickets show it, before it is known why it is offered. */
export type CallerRecord = Omit<Caller, 'matches' | 'isNumberShared'>;

const sixtyDaysMs = 60 * 86_400_000;
const mostCounted = 1000;
const looksBack = 10;

/** A rejected ticket that has been mended lives on in the one that replaced it. */
const notReplaced = 'NOT EXISTS (SELECT 1 FROM ticket AS later WHERE later.mends_ticket_id = ticket.id)';

/** Reads what is known of one caller: the newest tickets of a number and a store. */
export function createCallerRecords(db: Database) {
  const ticketsOf = db.prepare<[string, string], Row>(
    `SELECT ${summaryColumns}, ticket.body FROM ticket
     WHERE phone = ? AND ${storeOf} = ? AND ${notReplaced} ORDER BY id DESC LIMIT ${looksBack}`,
  );
  const pinOf = db
    .prepare<[number], string | null>(
      `SELECT call.fields -> '$.pin' FROM ticket JOIN call ON call.id = ticket.call_id WHERE ticket.id = ?`,
    )
    .pluck();
  const countAtStore = counting(db, `${storeOf} = ? AND created_at_ms >= ?`);
  const countOfNumber = counting(db, `phone = ? AND ${storeOf} = '' AND created_at_ms >= ?`);

  /** Null where there is no such ticket any more. */
  return (phone: string, store: string, nowMs: number): CallerRecord | null => {
    const rows = ticketsOf.all(phone, store);
    const [last] = rows;
    if (last === undefined) return null;
    const requests = rows.map(({ body }) => JSON.parse(body) as CreateTicketRequest);
    const newestOf = (key: 'DealerReseller' | 'Email') =>
      requests.find(({ Ticket }) => Ticket[key] !== undefined)?.Ticket[key] ?? '';
    const { Ticket, Appointment } = JSON.parse(last.body) as CreateTicketRequest;
    const storeName = Ticket.StoreName ?? '';
    const sinceMs = nowMs - sixtyDaysMs;
    return {
      key: callerKey(phone, storeName),
      phone,
      name: Ticket.Name,
      otherNames: otherPeople(rows.map(({ name }) => name)),
      storeName,
      dealerReseller: newestOf('DealerReseller'),
      email: newestOf('Email'),
      address: Appointment.Address,
      state: Appointment.State,
      pin: {
        longitude: Appointment.Longitude,
        latitude: Appointment.Latitude,
        setAtMs: last.created_at_ms,
        ...doubtOf(pinOf.get(last.id) ?? null),
      },
      lastCases: rows.slice(0, 3).map(summaryOf),
      casesInSixtyDays:
        (store === '' ? countOfNumber.get(phone, sinceMs) : countAtStore.get(store, sinceMs)) ?? 0,
    };
  };
}

function counting(db: Database, where: string) {
  return db
    .prepare<[string, number], number>(
      `SELECT count(*) FROM
         (SELECT 1 FROM ticket WHERE ${where} AND state <> 'rejected' ORDER BY created_at_ms DESC LIMIT ${mostCounted})`,
    )
    .pluck();
}

/** What the call knew of its pin: a place taken from a postcode stays as vague as it was. */
function doubtOf(json: string | null): { readonly radiusMetres: number; readonly stale: boolean } {
  const pin = pinSchema.safeParse(json === null ? null : JSON.parse(json));
  return pin.success
    ? { radiusMetres: pin.data.radiusMetres, stale: pin.data.stale }
    : { radiusMetres: 0, stale: false };
}

function otherPeople(names: readonly string[]): string[] {
  const people: string[] = [];
  for (const name of names) if (!people.some((known) => mayBeSameName(known, name))) people.push(name);
  return people.slice(1, 4);
}
