import type { AppError } from '../../../shared/errors/app-error';
import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { succeed, type Result } from '../../../shared/result';
import { toCanonicalCode } from '../../../shared/tickets/parse-typed-ticket-code';
import type { Ask } from '../../ipc/ipc-client';
import { findCasesByNumber, judgeNumberWithoutCase, keepEarlierCases } from './find-cases-by-number';

/**
 * The number of the case that Enter would take for what is typed in the field of an ended call, or what was typed if no case has
 * it; '' for what Enter would refuse. Fails where the cases cannot be read.
 */
export async function findTypedCase(
  ask: Ask,
  typed: string,
  ended: Pick<TicketSummary, 'id' | 'createdAtMs'>,
): Promise<Result<string, AppError>> {
  if (typed.trim() === '') return succeed('');
  const found = await findCasesByNumber(ask, typed);
  if (!found.ok) return found;
  const { cases, isLater } = keepEarlierCases(found.value, ended);
  const [first] = cases;
  if (first !== undefined) return succeed(first.caseNumber ?? first.reference);
  return succeed(judgeNumberWithoutCase({ typed, isLater }) === 'unknown' ? toCanonicalCode(typed) : '');
}
