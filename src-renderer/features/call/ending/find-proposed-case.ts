import type { AppError } from '../../../../shared/errors/app-error';
import type { TicketSummary } from '../../../../shared/history/ticket-summary-and-detail';
import { succeed, type Result } from '../../../../shared/result';
import { findCasesByNumber } from '../../../components/endings/find-cases-by-number';
import type { Ask } from '../../../ipc/ipc-client';

/**
 * Finds the case of an ending that was undone, by what the call has kept of it: its number, or its reference if it had no number
 * then. Null if the history does not have it. Fails where the cases cannot be read.
 */
export async function findProposedCase(
  ask: Ask,
  number: string,
): Promise<Result<TicketSummary | null, AppError>> {
  const found = await findCasesByNumber(ask, number);
  if (!found.ok) return found;
  const isIt = ({ caseNumber, reference }: TicketSummary) => caseNumber === number || reference === number;
  return succeed(found.value.find(isIt) ?? null);
}
