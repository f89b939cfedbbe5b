import type { notSentReasons, uncertainReasons } from '../../shared/outcome/attempt-outcome';

/**
 * The facts of one attempt on the wire. `classifyOutcome` decides what they mean for the ticket. `detail` never holds
 * the token, the body or anything else that the caller said.
 */
export type Exchange = NoConnection | BrokenExchange | AnsweredExchange | { readonly kind: 'token-unusable' };

/** No byte of the request left, because there never was a connection to write it to. */
export type NoConnection = {
  readonly kind: 'no-connection';
  readonly reason: (typeof notSentReasons)[number];
  readonly detail: string;
};

/**
 * Bytes of the request may have left, and no complete answer came. `httpStatus` and `rawAnswer` hold what did arrive.
 */
export type BrokenExchange = {
  readonly kind: 'broken';
  readonly reason: BrokenReason;
  readonly httpStatus: number | null;
  readonly rawAnswer: string | null;
  readonly detail: string;
};

export type BrokenReason = Extract<
  (typeof uncertainReasons)[number],
  'connection-broken' | 'timed-out' | 'answer-too-large' | 'unreadable-answer'
>;

/**
 * An answer that is complete by its own framing. `retryAfter` and `date` are the texts of headers, `rawAnswer` is the
 * exact body.
 */
export type AnsweredExchange = {
  readonly kind: 'answered';
  readonly httpStatus: number;
  readonly retryAfter: string | null;
  readonly date?: string;
  readonly rawAnswer: string;
  /** Data after the end of the answer. It is not part of the answer, but may contain a case number. */
  readonly excess?: string;
};
