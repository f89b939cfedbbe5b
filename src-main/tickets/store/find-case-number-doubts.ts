import type { Database } from 'better-sqlite3';
import type { CaseNumberDoubts } from '../../../shared/history/case-number-doubts';
import { findOddForm, normalizeCaseNumber } from '../../../shared/tickets/case-number-oddities';
import { summaryColumns, toSummary, type SummaryRow } from '../../rows/tickets/ticket-rows';

/** Enough to know every form that StoreHub uses now. */
const maxCompared = 200;

/** More tickets than ever share one case number. */
const maxWithSameNumber = 50;

/** Prepares to compare a case number, before it is recorded by hand for this ticket, with those of all others. */
export function prepareFindCaseNumberDoubts(
  db: Database,
): (ticketId: number, caseNumber: string) => CaseNumberDoubts {
  const newest = (where: string) =>
    db
      .prepare<[], string>(
        `SELECT case_number FROM ticket WHERE case_number IS NOT NULL ${where} ORDER BY id DESC LIMIT ${maxCompared}`,
      )
      .pluck();
  const fromStoreHub = newest(`AND case_number_source = 'answer'`);
  const fromAnybody = newest('');
  // By the expression of the index.
  const byCode = db.prepare<[string, number], SummaryRow>(
    `SELECT ${summaryColumns} FROM ticket
     WHERE case_number IS NOT NULL AND upper(substr(case_number, instr(case_number, '-') + 1)) = ? AND id <> ?
     ORDER BY id DESC LIMIT ${maxWithSameNumber}`,
  );

  return (ticketId, caseNumber) => {
    const given = normalizeCaseNumber(caseNumber);
    const sameNumber = byCode
      .all(given.slice(given.indexOf('-') + 1), ticketId)
      .map(toSummary)
      .find((ticket) => normalizeCaseNumber(ticket.caseNumber ?? '') === given);
    const answered = fromStoreHub.all();
    return {
      oddForm: findOddForm(given, answered.length > 0 ? answered : fromAnybody.all()),
      sameNumber: sameNumber ?? null,
    };
  };
}
