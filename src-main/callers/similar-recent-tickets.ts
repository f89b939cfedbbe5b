import type { Database } from 'better-sqlite3';
import type { CallFields } from '../../shared/calls/call';
import { mightBeSamePerson } from '../../shared/callers/might-be-same-person';
import { isOtherStoreName } from '../../shared/text/is-other-store-name';
import { normalizeName } from '../../shared/text/normalize-name';
import type { SimilarTicket } from '../../shared/history/similar-ticket';
import { measureSimilarity } from '../../shared/text/issue-similarity';
import { toContractPhone } from '../../shared/phone/storehub-phone-format';
import { summaryColumns, toSummary, type SummaryRow } from '../rows/tickets/ticket-rows';
import { toIndexCase, storeKeySql } from './store-name-index-key';
import { minDigits, maxTypedNumberLength } from '../../shared/phone/number-lengths';

/** A call that is being written down. */
type SimilarTicketsQuery = { readonly callId: string; readonly fields: CallFields };

/** The columns that decide whether two tickets are similar. */
type RecentTicketRow = { id: number; phone: string; store_name: string | null; name: string; issue: string };

type RecentQuery = {
  readonly sinceMs: number;
  readonly serviceId: number | null;
  readonly callId: string;
};

const windowMs = 72 * 3_600_000;
const maxRead = 2000;
const maxNamed = 5;
const isWhole = new RegExp(String.raw`\d{${minDigits.toFindSimilarTickets}}`);
/** Less than this, two issues have a word in common and are not about the same trouble. */
const minSimilarityOfTrouble = 0.3;

/**
 * Finds the tickets of the last 72 hours that the current call may repeat. Its own ticket is none of them. Those that its
 * number has for another store come last, and only with a similar issue: one person often calls for several stores. While the call
 * has no store, the name tells whose tickets come first, unless another one is about the same trouble.
 */
export function createSimilarTickets(db: Database) {
  const recentBy = (where: string) =>
    db.prepare<[RecentQuery & { value: string }], RecentTicketRow>(
      `SELECT id, phone, store_name, name, issue FROM ticket
       WHERE ${where} AND created_at_ms >= @sinceMs AND state NOT IN ('rejected', 'recorded')
         AND (@serviceId IS NULL OR service_id = @serviceId) AND call_id <> @callId
       ORDER BY id DESC LIMIT ${maxRead}`,
    );
  const byPhone = recentBy('phone = @value');
  const byStore = recentBy(`${storeKeySql} = @value`);
  const ticketById = db.prepare<[number], SummaryRow>(`SELECT ${summaryColumns} FROM ticket WHERE id = ?`);
  const amongNewest = recentBy(`@value <> '' AND id > (SELECT max(id) - ${maxRead} FROM ticket)`);

  return ({ callId, fields }: SimilarTicketsQuery, nowMs: number): SimilarTicket[] => {
    const { phone, storeName, name, serviceId, issue } = fields;
    const recent: RecentQuery = { sinceMs: nowMs - windowMs, serviceId, callId };
    const number = toContractPhone(phone.slice(0, maxTypedNumberLength));
    const store = normalizeName(storeName);
    const lowered = toIndexCase(storeName.slice(0, 1000).trim());
    const found = [
      ...(isWhole.test(number) ? byPhone.all({ ...recent, value: number }) : []),
      ...(store === '' ? [] : byStore.all({ ...recent, value: lowered })),
      // Other spellings of the store, with other punctuation or spaces, which no index finds.
      ...(store === '' ? [] : amongNewest.all({ ...recent, value: store })),
    ];
    const once = [...new Map(found.map((row) => [row.id, row])).values()];
    return once
      .map((row) => ({
        row,
        reasons: [
          ...(row.phone === number ? (['same-number'] as const) : []),
          ...(store !== '' && normalizeName(row.store_name ?? '') === store ? (['same-store'] as const) : []),
        ],
      }))
      .filter(({ reasons }) => reasons.length > 0)
      .map(({ row, reasons }) => ({
        id: row.id,
        reasons,
        similarity: measureSimilarity(issue, row.issue),
        isOfOtherStore: isOtherStoreName(storeName, row.store_name ?? ''),
        isOfOtherPerson: store === '' && isOtherPerson(name, row.name),
        isOfNoStore: store !== '' && normalizeName(row.store_name ?? '') === '',
      }))
      .filter(({ similarity, isOfOtherStore }) => !isOfOtherStore || similarity >= minSimilarityOfTrouble)
      .toSorted(
        (a, b) =>
          Number(a.isOfOtherStore) - Number(b.isOfOtherStore) ||
          ofTrouble(b.similarity) - ofTrouble(a.similarity) ||
          Number(a.isOfOtherPerson) - Number(b.isOfOtherPerson) ||
          b.similarity - a.similarity ||
          Number(a.isOfNoStore) - Number(b.isOfNoStore) ||
          b.id - a.id,
      )
      .slice(0, maxNamed)
      .flatMap(({ id, isOfOtherPerson: _isOfOtherPerson, isOfNoStore: _isOfNoStore, ...why }) =>
        ticketById.all(id).map((row) => ({ ticket: toSummary(row), ...why })),
      );
  };
}

/** How similar two issues are that are about the same trouble; 0 for others. */
function ofTrouble(similarity: number): number {
  return similarity >= minSimilarityOfTrouble ? similarity : 0;
}

/** Whether two names, both given, are those of two people. */
function isOtherPerson(one: string, other: string): boolean {
  return one.trim() !== '' && other.trim() !== '' && !mightBeSamePerson(one, other);
}
