import type { Database } from 'better-sqlite3';
import { foldedName } from '../../shared/folded-name';
import { toContractPhone } from '../../shared/phone';
import type { CallerToErase } from '../../shared/privacy';

/** The tickets of a caller: `ids` may be erased, `unsettled` are not settled yet and stay. */
export type CallerTickets = { readonly ids: readonly number[]; readonly unsettled: number };

type Row = { id: number; call_id: string; name: string; phone: string; mayGo: number };

/** Reads every ticket: whoever is to be forgotten is found by any writing of the number, and of the name. */
export function ticketsOfCaller(db: Database, { phone, name }: CallerToErase): CallerTickets {
  const number = toContractPhone(phone);
  const folded = foldedName(name);
  if (number === '' && folded === '') return { ids: [], unsettled: 0 };
  const rows = db.prepare<[], Row>(
    `SELECT id, call_id, name, phone, state IN ('created', 'rejected') OR imported IS NOT NULL AS mayGo FROM ticket`,
  );
  const ofCall = new Map<string, Row[]>();
  for (const row of rows.iterate()) {
    if (number !== '' && toContractPhone(row.phone) !== number) continue;
    if (folded !== '' && foldedName(row.name) !== folded) continue;
    ofCall.set(row.call_id, [...(ofCall.get(row.call_id) ?? []), row]);
  }
  const all = [...ofCall.values()];
  const canGo = (tickets: readonly Row[]): boolean => tickets.every(({ mayGo }) => mayGo === 1);
  return {
    ids: all.filter(canGo).flatMap((tickets) => tickets.map(({ id }) => id)),
    unsettled: all.filter((tickets) => !canGo(tickets)).length,
  };
}
