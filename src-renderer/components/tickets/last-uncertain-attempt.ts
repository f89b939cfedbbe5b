import type { Attempt, TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { getNamedCaseNumber } from '../../../shared/outcome/attempt-outcome';

/** The case number in the newest uncertain answer; null if none names one. */
export function findNamedCaseNumber({ attempts }: Pick<TicketDetail, 'attempts'>): string | null {
  const named = attempts.map(({ outcome }) => getNamedCaseNumber(outcome));
  return named.findLast((number) => number !== null) ?? null;
}

/** The last uncertain attempt. */
export function findLastUncertainAttempt({ attempts }: Pick<TicketDetail, 'attempts'>) {
  return attempts.findLast(({ outcome }) => outcome?.kind === 'uncertain');
}

/** StoreHub's error code in the answer to an uncertain attempt; null if it had none, several, or that of success. */
export function getAnsweredCode({ outcome }: Pick<Attempt, 'outcome'>): string | null {
  if (outcome?.kind !== 'uncertain' || outcome.reason === 'unreadable-answer') return null;
  return outcome.errorCode === successCode ? null : outcome.errorCode;
}

const successCode = '0';
