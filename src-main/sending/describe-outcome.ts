import type { Outcome } from '../../shared/outcome/attempt-outcome';
import type { LogData } from '../log/log';

/** An outcome as a log may hold it. What StoreHub wrote stays out, but for a code of the form that its codes have. */
export function describeOutcome(outcome: Outcome): LogData {
  const code = 'errorCode' in outcome && outcome.errorCode !== null ? codeOf(outcome.errorCode) : null;
  return {
    outcome: outcome.kind,
    ...('reason' in outcome && { reason: outcome.reason }),
    ...(code !== null && { errorCode: code }),
  };
}

function codeOf(text: string): string {
  return /^-?\d{1,6}$/.test(text) ? text : 'not a code';
}
