import type { Database } from 'better-sqlite3';
import { normalizeCaseNumber } from '../../../shared/tickets/case-number-oddities';
import type { TypedTicketCode } from '../../../shared/tickets/parse-typed-ticket-code';
import { caseCodeSql, ticketIsNotReplacedSql } from '../../tickets/store/ticket-conditions-sql';
import type { SearchedRow } from './searchable-ticket';

/** A few cases at most have the same code, of different shops. */
const mostNamed = 5;

/**
 * Creates a function that finds the tickets with a whole case number or reference, newest first.
 * @param columns columns of `ticket`, at least those that are searched
 */
export function createNamedTicketLookup<Row extends SearchedRow>(db: Database, columns: string) {
  const select = (where: string) =>
    db.prepare<[string], Row>(
      `SELECT ${columns} FROM ticket WHERE ${where} AND ${ticketIsNotReplacedSql} ORDER BY ticket.id DESC LIMIT ${mostNamed}`,
    );
  const byReference = select('reference = ?');
  const byCaseCode = select(`case_number IS NOT NULL AND ${caseCodeSql} = ?`);

  return (code: TypedTicketCode | null): Row[] => {
    if (code === null) return [];
    if (code.kind === 'reference') return byReference.all(code.reference);
    const rows = byCaseCode.all(code.code);
    return code.isWhole
      ? rows.filter((row) => normalizeCaseNumber(row.case_number ?? '') === code.typed)
      : rows;
  };
}
