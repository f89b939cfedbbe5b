import type { CaseNumberDoubts } from '../../shared/history/case-number-doubts';
import type { Ask } from '../ipc/ipc-client';

/** Says why a case number may be wrong. A history that cannot say so keeps no number from being recorded. */
export type CheckCaseNumber = (caseNumber: string) => Promise<CaseNumberDoubts>;

export function createCaseNumberCheck(ask: Ask, ticketId: number): CheckCaseNumber {
  return async (caseNumber) => {
    const answer = await ask('tickets.check-case-number', { ticketId, caseNumber });
    return answer.ok ? answer.value : { oddForm: null, sameNumber: null };
  };
}
