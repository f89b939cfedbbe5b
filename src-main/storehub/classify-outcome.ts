import { getErrorCodeEntry } from '../../shared/outcome/storehub-error-codes';
import type { Outcome } from '../../shared/outcome/attempt-outcome';
import { findCaseNumberEvidence, type CaseNumberEvidence } from './case-number-evidence';
import type { AnsweredExchange, BrokenExchange, Exchange } from './exchange-types';
import { parseAnswerBody, type Answer } from './parse-answer-body';
import { parseRetryAfterMs } from './parse-retry-after';

/** Turns an exchange into an outcome: the outcome table of StoreHub's contract, row by row. */
export function classifyOutcome(exchange: Exchange, nowMs: number): Outcome {
  switch (exchange.kind) {
    case 'no-connection':
      return { kind: 'not-sent', reason: exchange.reason, detail: cut(exchange.detail) };
    case 'token-unusable':
      return { kind: 'signed-out', errorCode: null, errorMessage: null, httpStatus: null };
    case 'broken':
      return classifyBroken(exchange);
    case 'answered':
      return classifyAnswered(exchange, nowMs);
  }
}

/**
 * A broken exchange is uncertain, even if the part that arrived would parse: a ticket whose rejection is believed here
 * would be sent again. The outcome includes a case number that arrived, so that the agent can record it.
 */
function classifyBroken({ reason, httpStatus, rawAnswer, detail }: BrokenExchange): Outcome {
  return uncertain({ reason, httpStatus, detail }, findCaseNumberEvidence(rawAnswer ?? ''));
}

/** The contract does not tie a code to an HTTP status: the body decides if it parses. */
function classifyAnswered(exchange: AnsweredExchange, nowMs: number): Outcome {
  const answer = parseAnswerBody(exchange.rawAnswer);
  const evidence = findCaseNumberEvidence(`${exchange.rawAnswer}${exchange.excess ?? ''}`);
  return answer === null
    ? classifyHttpStatus(exchange, evidence, nowMs)
    : classifyErrorCode(answer, evidence, exchange, nowMs);
}

/** If an answer contains both a ticket and an error, the ticket exists and no error in the answer is believed. */
function classifyErrorCode(
  answer: Answer,
  evidence: CaseNumberEvidence,
  exchange: AnsweredExchange,
  nowMs: number,
): Outcome {
  const { httpStatus } = exchange;
  const answerFields = { errorCode: answer.code, errorMessage: answer.message, httpStatus };
  const { category } = getErrorCodeEntry(answer.code);
  if (evidence.isTicketNamed && (category !== 'created' || answer.hasOtherCode))
    return uncertain({ reason: 'error-with-case-number', ...answerFields }, evidence);
  if (answer.hasOtherCode)
    return uncertain({ reason: 'unreadable-answer', ...answerFields, detail: 'several error codes' });
  if (evidence.caseNumbers.length > 1)
    return uncertain({ reason: 'unreadable-answer', ...answerFields }, evidence);
  switch (category) {
    case 'created':
      return answer.caseNumber === null
        ? uncertain({ reason: 'no-case-number', ...answerFields }, evidence)
        : { kind: 'created', caseNumber: answer.caseNumber, storeHubTicketId: answer.storeHubTicketId };
    case 'throttled':
      return {
        kind: 'throttled',
        ...answerFields,
        retryAfterMs: parseRetryAfterMs(exchange.retryAfter, nowMs, exchange.date),
      };
    case 'rejected':
    case 'signed-out':
    case 'account-blocked':
      return { kind: category, ...answerFields };
    case 'uncertain':
      return uncertain({ reason: 'error-code', ...answerFields });
  }
}

function classifyHttpStatus(
  exchange: AnsweredExchange,
  evidence: CaseNumberEvidence,
  nowMs: number,
): Outcome {
  const { httpStatus, retryAfter, date, rawAnswer, excess = '' } = exchange;
  const isRefusal = httpStatus === 429 || httpStatus === 401 || httpStatus === 403;
  if (isRefusal && evidence.isTicketNamed)
    return uncertain({ reason: 'error-with-case-number', httpStatus }, evidence);
  const detail = `HTTP ${httpStatus}, a body of ${rawAnswer.length} characters without a usable ErrorCode`;
  if (isRefusal && mayHideAnswer(rawAnswer, excess))
    return uncertain({ reason: 'unreadable-answer', httpStatus, detail }, evidence);
  const answerFields = { errorCode: null, errorMessage: null, httpStatus };
  if (httpStatus === 429) {
    return { kind: 'throttled', ...answerFields, retryAfterMs: parseRetryAfterMs(retryAfter, nowMs, date) };
  }
  if (isRefusal) return { kind: 'signed-out', ...answerFields };
  return uncertain({ reason: toUncertainReason(httpStatus), httpStatus, detail }, evidence);
}

/**
 * True if the body may have contained a case number: binary data, or JSON that breaks off. Then the status alone is not
 * believed. A page or a line of text, which a proxy may send, is taken as it is.
 */
function mayHideAnswer(body: string, excess: string): boolean {
  if (excess.trim() !== '' && !body.trimStart().startsWith('<')) return true;
  const isBinary =
    controlCharacter.test(body) || (body.includes('\uFFFD') && !body.trimStart().startsWith('<'));
  return isBinary || (/^\s*\{\s*"/.test(body) && !isJson(body));
}

/** Text contains line breaks, tabs and form feeds, but no other control characters. */
const controlCharacter = /(?![\t\n\v\f\r])\p{Cc}/u;

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function toUncertainReason(httpStatus: number): UncertainOutcome['reason'] {
  if (httpStatus >= 500) return 'server-error';
  return httpStatus >= 300 && httpStatus < 400 ? 'redirected' : 'unreadable-answer';
}

type UncertainOutcome = Extract<Outcome, { kind: 'uncertain' }>;

function uncertain(
  known: Pick<UncertainOutcome, 'reason' | 'httpStatus'> & Partial<UncertainOutcome>,
  { isTicketNamed, caseNumbers }: CaseNumberEvidence = { isTicketNamed: false, caseNumbers: [] },
): Outcome {
  const named = caseNumbers.at(-1);
  const detail = known.detail ?? describeEvidence(isTicketNamed, caseNumbers);
  return {
    errorCode: null,
    errorMessage: null,
    ...known,
    kind: 'uncertain',
    detail: detail === null ? null : cut(detail),
    ...(named !== undefined && { namedCaseNumber: named }),
  };
}

function describeEvidence(isTicketNamed: boolean, caseNumbers: readonly string[]): string | null {
  if (caseNumbers.length > 1) return `several case numbers: ${caseNumbers.join(', ')}`;
  return isTicketNamed && caseNumbers.length === 0
    ? 'a ticket is named without a readable case number'
    : null;
}

function cut(detail: string): string {
  return detail.slice(0, 500);
}
