import type { notSentReasons, uncertainReasons } from '../../shared/outcome/attempt-outcome';

/**
 * What happened on the wire in one attempt: facts only. What they mean for the ticket is `classifyOutcome`'s to say.
 * No `detail` ever holds the token, the body or anything else the caller said.
 */
export type Exchange = NoConnection | BrokenExchange | AnsweredExchange | { readonly kind: 'token unusable' };

/** It is certain that no byte of the request left: there never was a connection to write it to. */
export type NoConnection = {
  readonly kind: 'no-connection';
  readonly reason: (typeof notSentReasons)[number];
  readonly detail: string;
};

/** Bytes of the request may have left, and no whole answer came. `httpStatus` and `rawAnswer` are what did come. */
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

/** A whole answer, by its own framing. `retryAfter` is the header's text, `rawAnswer` the body word for word. */
export type AnsweredExchange = {
  readonly kind: 'answered';
  readonly httpStatus: number;
  readonly retryAfter: string | null;
  readonly rawAnswer: string;
  /** What followed the answer although its length was reached: no part of it, but it may name a case number. */
  readonly excess?: string;
};
