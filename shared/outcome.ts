import { z } from 'zod';
import { errorCodeEntry } from './error-codes';

/** How it is known that no byte of the request reached the server. */
export const notSentReasons = [
  'name not resolved',
  'connection refused',
  'no network',
  'connecting timed out',
  'proxy unreachable',
  'proxy refused',
  'tls handshake failed',
] as const;

/** Why nobody can know whether StoreHub has the ticket. */
export const uncertainReasons = [
  'connection broke',
  'timed out',
  'app stopped while sending',
  'server error',
  'redirected',
  'unreadable answer',
  'answer too large',
  'no case number',
  'error code',
] as const;

const errorCode = z.string().max(100).nullable();
const errorMessage = z.string().max(2000).nullable();
const httpStatus = z.number().int().nullable();
/** Technical detail for support (an errno, a TLS alert). Never holds the token, nor what the caller said. */
const detail = z.string().max(500).nullable();

/**
 * How one attempt ended. Exactly one of seven, and nothing else is ever shown or stored.
 * `storeHubTicketId` is Ticket.TicketId as text. `retryAfterMs` is a duration from the moment of the answer.
 */
export const outcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('created'),
    caseNumber: z.string().trim().min(1).max(200),
    storeHubTicketId: z.string().max(200).nullable(),
  }),
  z.strictObject({ kind: z.literal('not sent'), reason: z.enum(notSentReasons), detail }),
  z.strictObject({
    kind: z.literal('throttled'),
    errorCode,
    errorMessage,
    httpStatus,
    retryAfterMs: z.number().int().min(0).nullable(),
  }),
  z.strictObject({ kind: z.literal('rejected'), errorCode: z.string().max(100), errorMessage, httpStatus }),
  z.strictObject({ kind: z.literal('signed out'), errorCode, errorMessage, httpStatus }),
  z.strictObject({
    kind: z.literal('account blocked'),
    errorCode: z.string().max(100),
    errorMessage,
    httpStatus,
  }),
  z.strictObject({
    kind: z.literal('uncertain'),
    reason: z.enum(uncertainReasons),
    errorCode,
    errorMessage,
    httpStatus,
    detail,
  }),
]);

export type Outcome = z.infer<typeof outcomeSchema>;
export type OutcomeKind = Outcome['kind'];

/** What is said to the agent about an outcome: one sentence, and what to do next. */
export type Explanation = { readonly sentence: string; readonly nextStep: string };

export function explainOutcome(outcome: Outcome): Explanation {
  switch (outcome.kind) {
    case 'created':
      return wordsOfCode('0');
    case 'not sent':
      return {
        sentence: notSentSentences[outcome.reason],
        nextStep:
          'The ticket waits in the outbox and is sent by itself when StoreHub can be reached. Give the caller the reference.',
      };
    case 'throttled':
      return wordsFor(outcome, wordsOfCode('-10004'));
    case 'rejected':
      return wordsFor(outcome, wordsOfCode('-10000'));
    case 'signed out':
      return wordsFor(outcome, wordsOfCode('-10007'));
    case 'account blocked':
      return wordsFor(outcome, {
        ...wordsOfCode('-10005'),
        sentence: 'StoreHub does not let this account send tickets.',
      });
    case 'uncertain': {
      const ofReason = {
        sentence: uncertainSentences[outcome.reason],
        nextStep: wordsOfCode('-10008').nextStep,
      };
      return outcome.reason === 'error code' ? wordsFor(outcome, ofReason) : ofReason;
    }
  }
}

/**
 * The words of the outcome's code where they say what the outcome says, else the general ones: a ticket that may
 * exist is never called refused, whatever code came with it.
 */
function wordsFor(
  { kind, errorCode: code }: Extract<Outcome, { errorCode: unknown }>,
  general: Explanation,
): Explanation {
  return code !== null && errorCodeEntry(code).category === kind ? wordsOfCode(code) : general;
}

function wordsOfCode(code: string): Explanation {
  const { sentence, nextStep } = errorCodeEntry(code);
  return { sentence, nextStep };
}

const notSentSentences: Record<(typeof notSentReasons)[number], string> = {
  'name not resolved':
    'Not sent: StoreHub’s address could not be found. The network or its name server is down.',
  'connection refused': 'Not sent: StoreHub’s server refused the connection.',
  'no network': 'Not sent: this computer has no network.',
  'connecting timed out': 'Not sent: StoreHub’s server did not answer the call for a connection.',
  'proxy unreachable': 'Not sent: the office’s proxy cannot be reached.',
  'proxy refused': 'Not sent: the office’s proxy refused the connection.',
  'tls handshake failed': 'Not sent: no secure connection to StoreHub could be made.',
};

const uncertainSentences: Record<(typeof uncertainReasons)[number], string> = {
  'connection broke': 'The connection broke after the request had left. The ticket may exist.',
  'timed out': 'StoreHub did not answer in time. The ticket may exist.',
  'app stopped while sending': 'The app stopped while this ticket was being sent. The ticket may exist.',
  'server error': 'StoreHub’s server answered with an error of its own. The ticket may exist.',
  redirected: 'The server sent us elsewhere, and the app did not follow. The ticket may exist.',
  'unreadable answer': 'StoreHub’s answer could not be read. The ticket may exist.',
  'answer too large': 'StoreHub’s answer was far too long to be one. The ticket may exist.',
  'error code': 'StoreHub reported an error of its own. The ticket may exist.',
  'no case number': 'StoreHub said yes, but gave no case number. The ticket may exist.',
};
