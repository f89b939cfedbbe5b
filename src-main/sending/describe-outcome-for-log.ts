import type { Outcome } from '../../shared/outcome/attempt-outcome';
import type { LogData } from '../log/log';

/**
 * Describes an outcome for the log. Text from StoreHub stays out, except a code that has the form of StoreHub's codes.
 */
export function describeOutcome(outcome: Outcome): LogData {
  const code = 'errorCode' in outcome && outcome.errorCode !== null ? codeOf(outcome.errorCode) : null;
  return {
    outcome: outcome.kind,
    ...('reason' in outcome && { reason: outcome.reason }),
    ...(code !== null && { errorCode: code }),
  };
}

function codeOf(text: string): string {
  return /^-?\d{1,6}$/.test(text) ? text : 'not-a-code';
}
