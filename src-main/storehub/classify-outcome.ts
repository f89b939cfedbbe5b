import { getErrorCodeEntry } from '../../shared/outcome/storehub-error-codes';
import type { Outcome } from '../../shared/outcome/attempt-outcome';
import type { AnsweredExchange, BrokenExchange, Exchange } from './exchange';
import { findCaseNumber } from './find-in-unreadable-answer';
import { readAnswer, type Answer } from './read-answer';
import { retryAfterMs } from './retry-after';

/** What an exchange means for the ticket: the outcome table of StoreHub's contract, row by row. */
export function classifyOutcome(exchange: Exchange, nowMs: number): Outcome {
  switch (exchange.kind) {
    case 'no-connection':
      return { kind: 'not-sent', reason: exchange.reason, detail: cut(exchange.detail) };
    case 'token unusable':
      return { kind: 'signed-out', errorCode: null, errorMessage: null, httpStatus: null };
    case 'broken':
      return classifyBroken(exchange);
    case 'answered':
      return classifyAnswered(exchange, nowMs);
  }
}

/**
 * A broken exchange is uncertain, even where the part that came would parse: a refusal believed here would be
 * sent again. A case number that came is named, so that the agent can record it.
 */
function classifyBroken({ reason, httpStatus, rawAnswer, detail }: BrokenExchange): Outcome {
  return uncertain({ reason, httpStatus, detail }, findCaseNumber(rawAnswer ?? ''));
}

/** The contract does not tie a code to an HTTP status: the body decides, where there is one that parses. */
function classifyAnswered(exchange: AnsweredExchange, nowMs: number): Outcome {
  const answer = readAnswer(exchange.rawAnswer);
  const named = findCaseNumber(exchange.rawAnswer) ?? answer?.caseNumber ?? null;
  return answer === null
    ? classifyHttpStatus(exchange, named, nowMs)
    : classifyErrorCode(answer, named, exchange, nowMs);
}

/** An answer that names a case number together with an error says that a ticket exists: no error in it is believed. */
function classifyErrorCode(
  answer: Answer,
  named: string | null,
  exchange: AnsweredExchange,
  nowMs: number,
): Outcome {
  const { httpStatus } = exchange;
  const said = { errorCode: answer.code, errorMessage: answer.message, httpStatus };
  const { category } = getErrorCodeEntry(answer.code);
  if (named !== null && (category !== 'created' || answer.hasOtherCode))
    return uncertain({ reason: 'error-with-case-number', ...said }, named);
  if (answer.hasOtherCode)
    return uncertain({ reason: 'unreadable-answer', ...said, detail: 'several error codes' });
  switch (category) {
    case 'created':
      return answer.caseNumber === null
        ? uncertain({ reason: 'no-case-number', ...said }, named)
        : { kind: 'created', caseNumber: answer.caseNumber, storeHubTicketId: answer.storeHubTicketId };
    case 'throttled':
      return { kind: 'throttled', ...said, retryAfterMs: retryAfterMs(exchange.retryAfter, nowMs) };
    case 'rejected':
    case 'signed-out':
    case 'account-blocked':
      return { kind: category, ...said };
    case 'uncertain':
      return uncertain({ reason: 'error-code', ...said });
  }
}

function classifyHttpStatus(exchange: AnsweredExchange, named: string | null, nowMs: number): Outcome {
  const { httpStatus, retryAfter, rawAnswer } = exchange;
  const isRefusal = httpStatus === 429 || httpStatus === 401 || httpStatus === 403;
  if (isRefusal && named !== null) return uncertain({ reason: 'error-with-case-number', httpStatus }, named);
  const said = { errorCode: null, errorMessage: null, httpStatus };
  if (httpStatus === 429) {
    return { kind: 'throttled', ...said, retryAfterMs: retryAfterMs(retryAfter, nowMs) };
  }
  if (isRefusal) return { kind: 'signed-out', ...said };
  const detail = `HTTP ${httpStatus}, a body of ${rawAnswer.length} characters without a usable ErrorCode`;
  return uncertain({ reason: toUncertainReason(httpStatus), httpStatus, detail }, named);
}

function toUncertainReason(httpStatus: number): UncertainOutcome['reason'] {
  if (httpStatus >= 500) return 'server-error';
  return httpStatus >= 300 && httpStatus < 400 ? 'redirected' : 'unreadable-answer';
}

type UncertainOutcome = Extract<Outcome, { kind: 'uncertain' }>;

function uncertain(
  known: Pick<UncertainOutcome, 'reason' | 'httpStatus'> & Partial<UncertainOutcome>,
  named: string | null = null,
): Outcome {
  return {
    errorCode: null,
    errorMessage: null,
    ...known,
    kind: 'uncertain',
    detail: known.detail == null ? null : cut(known.detail),
    ...(named !== null && { namedCaseNumber: named }),
  };
}

function cut(detail: string): string {
  return detail.slice(0, 500);
}
