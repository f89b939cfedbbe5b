import type { Database } from 'better-sqlite3';
import { normalizeCaseNumber } from '../../../shared/tickets/case-number-oddities';
import type { TypedTicketCode } from '../../../shared/tickets/parse-typed-ticket-code';
import { caseCodeSql, ticketIsNotReplacedSql } from '../../rows/tickets/ticket-conditions-sql';
import type { SearchedRow } from './searchable-ticket';
import type { TicketMatcher } from './ticket-matcher';

/** A few cases at most have the same code, of different shops. */
const maxNamed = 5;

/** How many tickets that may have a part of a case number are compared at most, at about 5 µs each. */
const maxCompared = 2000;

/**
 * Creates a function that finds the tickets with a whole case number or reference, or else those with a part of a case number,
 * newest first.
 * @param columns columns of `ticket`, at least those that are searched
 */
export function createNamedTicketLookup<Row extends SearchedRow>(
  db: Database,
  columns: string,
): (search: Pick<TicketMatcher, 'code' | 'match' | 'partOfCaseNumber'>) => Row[] {
  const select = (where: string) =>
    db.prepare<[string], Row>(
      `SELECT ${columns} FROM ticket WHERE ${where} AND ${ticketIsNotReplacedSql} ORDER BY ticket.id DESC LIMIT ${maxNamed}`,
    );
  const byReference = select('reference = ?');
  const byCaseCode = select(`case_number IS NOT NULL AND ${caseCodeSql} = ?`);

  const byPart = (ids: string) =>
    db.prepare<[{ readonly match: string | null; readonly patterns: string }], Row>(
      `SELECT ${columns} FROM ticket
       WHERE ticket.id IN (
           SELECT id FROM ticket WHERE id IN (${ids}) AND EXISTS (
             SELECT 1 FROM json_each(@patterns) WHERE upper(case_number) GLOB value)
           ORDER BY id DESC LIMIT ${maxNamed})
         AND ${ticketIsNotReplacedSql}
       ORDER BY ticket.id DESC`,
    );
  const byPartOfMatching = byPart(
    `${selectNewest('ticket_index', 'rowid', 'ticket_index MATCH @match')} UNION ALL ${selectNewest('index_pending', 'ticket_id')}`,
  );
  const byPartOfAll = byPart(selectNewest('ticket', 'id', '@match IS NULL'));

  return ({ code, match, partOfCaseNumber }) => {
    const named = findByCode(code);
    if (named.length > 0 || partOfCaseNumber === null) return named;
    const among = match === null ? byPartOfAll : byPartOfMatching;
    return among.all({ match, patterns: JSON.stringify(partOfCaseNumber) });
  };

  function findByCode(code: TypedTicketCode | null): Row[] {
    if (code === null) return [];
    if (code.kind === 'reference') return byReference.all(code.reference);
    const rows = byCaseCode.all(code.code);
    return code.isWhole
      ? rows.filter((row) => normalizeCaseNumber(row.case_number ?? '') === code.typed)
      : rows;
  }
}

/** In SQL: the newest ids of this table, as many as are compared. */
const selectNewest = (table: string, id: string, where = 'TRUE'): string =>
  `SELECT * FROM (SELECT ${id} FROM ${table} WHERE ${where} ORDER BY ${id} DESC LIMIT ${maxCompared})`;
