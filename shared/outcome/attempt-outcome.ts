import { z } from 'zod';
import { maxCaseNumberLength } from '../tickets/case-number';
import { getErrorCodeEntry, explainErrorCode } from './storehub-error-codes';
import type { Language } from '../i18n/language';
import { getExplanation, type Explanation } from '../messages/explanation';
import { sharedMessages } from '../messages/shared-catalogues';

/** The proof that no byte of the request reached the server. */
export const notSentReasons = [
  'name-not-resolved',
  'connection-refused',
  'no-network',
  'connecting-timed-out',
  'proxy-unreachable',
  'proxy-refused',
  'proxy-timed-out',
  'no-free-connection',
  'tls-handshake-failed',
] as const;

/** Why nobody can know whether StoreHub has the ticket. */
export const uncertainReasons = [
  'connection-broken',
  'timed-out',
  'app-stopped-while-sending',
  'server-error',
  'redirected',
  'unreadable-answer',
  'answer-too-large',
  'no-case-number',
  'error-code',
  'error-with-case-number',
  'history-older',
  'history-elsewhere',
  'history-unwitnessed',
] as const;

export type UncertainReason = (typeof uncertainReasons)[number];

const errorCode = z.string().max(100).nullable();
const errorMessage = z.string().max(2000).nullable();
const httpStatus = z.number().int().nullable();
/** Technical detail for support (an errno, a TLS alert). Never contains the token, nor what the caller said. */
const detail = z.string().max(500).nullable();

export const signedOutSchema = z.strictObject({
  kind: z.literal('signed-out'),
  errorCode,
  errorMessage,
  httpStatus,
});

export const accountBlockedSchema = z.strictObject({
  kind: z.literal('account-blocked'),
  errorCode: z.string().max(100),
  errorMessage,
  httpStatus,
});

/**
 * How one attempt ended: exactly one of seven outcomes. The app shows and stores no others. `storeHubTicketId` is
 * Ticket.TicketId as text. `retryAfterMs` is counted from the arrival of the answer. `namedCaseNumber` is a case
 * number in an answer that cannot be trusted: evidence for a person to check.
 */
export const outcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('created'),
    caseNumber: z.string().trim().min(1).max(200),
    storeHubTicketId: z.string().max(200).nullable(),
  }),
  z.strictObject({ kind: z.literal('not-sent'), reason: z.enum(notSentReasons), detail }),
  z.strictObject({
    kind: z.literal('throttled'),
    errorCode,
    errorMessage,
    httpStatus,
    retryAfterMs: z.number().int().min(0).nullable(),
  }),
  z.strictObject({ kind: z.literal('rejected'), errorCode: z.string().max(100), errorMessage, httpStatus }),
  signedOutSchema,
  accountBlockedSchema,
  z.strictObject({
    kind: z.literal('uncertain'),
    reason: z.enum(uncertainReasons),
    errorCode,
    errorMessage,
    httpStatus,
    detail,
    namedCaseNumber: z.string().min(1).max(maxCaseNumberLength).optional(),
  }),
]);

export type Outcome = z.infer<typeof outcomeSchema>;
export type OutcomeKind = Outcome['kind'];

/** The case number that StoreHub's answer names although the outcome is uncertain. */
export function getNamedCaseNumber(outcome: Outcome | null | undefined): string | null {
  return outcome?.kind === 'uncertain' ? (outcome.namedCaseNumber ?? null) : null;
}

/** Explains an outcome to the agent. */
export function explainOutcome(outcome: Outcome, language: Language): Explanation {
  const t = sharedMessages[language];
  switch (outcome.kind) {
    case 'created':
      return getExplanation('codes.0', language);
    case 'not-sent':
      return isProxyLogin(outcome)
        ? { sentence: t('proxyLogin.sentence'), nextStep: t('proxyLogin.nextStep') }
        : { sentence: t(`notSent.${outcome.reason}`), nextStep: t('notSentStep') };
    case 'throttled':
      return explainWithCode(outcome, getExplanation('codes.-10004', language), language);
    case 'rejected':
      return explainWithCode(outcome, getExplanation('codes.-10000', language), language);
    case 'signed-out':
      return explainWithCode(outcome, getExplanation('codes.-10007', language), language);
    case 'account-blocked':
      return explainWithCode(
        outcome,
        { sentence: t('accountBlocked'), nextStep: t('codes.-10005.nextStep') },
        language,
      );
    case 'uncertain': {
      const ofReason = {
        sentence: t(`uncertain.${outcome.reason}`),
        nextStep: t('codes.-10008.nextStep'),
      };
      const words = outcome.reason === 'error-code' ? explainWithCode(outcome, ofReason, language) : ofReason;
      return outcome.namedCaseNumber === undefined
        ? words
        : { ...words, nextStep: t('checkNamedCaseNumber') };
    }
  }
}

/** Whether a proxy asked for a login (HTTP 407, or SOCKS 5 with credentials only), which the app does not have. */
function isProxyLogin(outcome: Extract<Outcome, { kind: 'not-sent' }>): boolean {
  const login = /: refused, (?:HTTP 407|SOCKS 5 without credentials)\b/;
  return outcome.reason === 'proxy-refused' && login.test(outcome.detail ?? '');
}

/**
 * Uses the message of the error code if it agrees with the outcome, otherwise the general one. A ticket that may exist
 * is never called rejected, whatever code came with it.
 */
function explainWithCode(
  { kind, errorCode: code }: Extract<Outcome, { errorCode: unknown }>,
  general: Explanation,
  language: Language,
): Explanation {
  return code !== null && getErrorCodeEntry(code).category === kind
    ? explainErrorCode(code, language)
    : general;
}
