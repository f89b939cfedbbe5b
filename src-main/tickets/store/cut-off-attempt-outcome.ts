import type { Outcome } from '../../../shared/outcome/attempt-outcome';

const appStopped = {
  kind: 'uncertain',
  reason: 'app-stopped-while-sending',
  errorCode: null,
  errorMessage: null,
  httpStatus: null,
  detail: null,
} as const satisfies Outcome;

/** Everything that is known of an attempt that was cut off when the app ended. */
export const cutOffAttempt = { outcome: appStopped, firstByteAtMs: null, httpStatus: null, rawAnswer: null };
