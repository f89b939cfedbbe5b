import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { toCanonicalCode } from '../../../shared/tickets/parse-typed-ticket-code';
import type { Ask } from '../../ipc/ipc-client';
import { findCasesByNumber, judgeNumberWithoutCase, keepEarlierCases } from './find-cases-by-number';

/**
 * The number of the case that Enter would take for what is typed in the field of an ended call, or what was typed if no case has
 * it; '' for what Enter would refuse.
 */
export async function findTypedCase(
  ask: Ask,
  typed: string,
  ended: Pick<TicketSummary, 'id' | 'createdAtMs'>,
): Promise<string> {
  if (typed.trim() === '') return '';
  const found = await findCasesByNumber(ask, typed);
  if (!found.ok) return '';
  const { cases, isLater } = keepEarlierCases(found.value, ended);
  const [first] = cases;
  if (first !== undefined) return first.caseNumber ?? first.reference;
  return judgeNumberWithoutCase({ typed, isLater }) === 'unknown' ? toCanonicalCode(typed) : '';
}
