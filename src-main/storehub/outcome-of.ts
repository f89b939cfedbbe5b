import { errorCodeEntry } from '../../shared/error-codes';
import type { Outcome } from '../../shared/outcome';
import type { AnsweredExchange, BrokenExchange, Exchange } from './exchange';
import { readAnswer, type Answer } from './read-answer';
import { retryAfterMs } from './retry-after';

/** What an exchange means for the ticket: the outcome table of StoreHub's contract, row by row. */
export function outcomeOf(exchange: Exchange, nowMs: number): Outcome {
  switch (exchange.kind) {
    case 'no connection':
      return { kind: 'not sent', reason: exchange.reason, detail: cut(exchange.detail) };
    case 'token unusable':
      return { kind: 'signed out', errorCode: null, errorMessage: null, httpStatus: null };
    case 'broken':
      return outcomeOfBroken(exchange);
    case 'answered':
      return outcomeOfAnswered(exchange, nowMs);
  }
}

/**
 * A broken exchange is uncertain, even where the part that came would parse: a refusal believed here would be
 * sent again. A case number that came is named, so that the agent can record it.
 */
function outcomeOfBroken(exchange: BrokenExchange): Outcome {
  const answer = exchange.rawAnswer === null ? null : readAnswer(exchange.rawAnswer);
  const seen = answer?.caseNumber == null ? '' : `; the answer so far names case ${answer.caseNumber}`;
  return uncertain(exchange.reason, exchange.httpStatus, `${exchange.detail}${seen}`);
}

/** The contract does not tie a code to an HTTP status: the body decides, where there is one that parses. */
function outcomeOfAnswered(exchange: AnsweredExchange, nowMs: number): Outcome {
  const answer = readAnswer(exchange.rawAnswer);
  return answer === null ? outcomeOfStatus(exchange, nowMs) : outcomeOfCode(answer, exchange, nowMs);
}

function outcomeOfCode(answer: Answer, exchange: AnsweredExchange, nowMs: number): Outcome {
  const { httpStatus } = exchange;
  const said = { errorCode: answer.code, errorMessage: answer.message, httpStatus };
  const { category } = errorCodeEntry(answer.code);
  switch (category) {
    case 'created':
      return answer.caseNumber === null
        ? { kind: 'uncertain', reason: 'no case number', ...said, detail: null }
        : { kind: 'created', caseNumber: answer.caseNumber, storeHubTicketId: answer.storeHubTicketId };
    case 'throttled':
      return { kind: 'throttled', ...said, retryAfterMs: retryAfterMs(exchange.retryAfter, nowMs) };
    case 'rejected':
    case 'signed out':
    case 'account blocked':
      return { kind: category, ...said };
    case 'uncertain':
      return { kind: 'uncertain', reason: 'error code', ...said, detail: null };
  }
}

function outcomeOfStatus({ httpStatus, retryAfter, rawAnswer }: AnsweredExchange, nowMs: number): Outcome {
  if (httpStatus === 429) {
    return {
      kind: 'throttled',
      errorCode: null,
      errorMessage: null,
      httpStatus,
      retryAfterMs: retryAfterMs(retryAfter, nowMs),
    };
  }
  if (httpStatus === 401 || httpStatus === 403) {
    return { kind: 'signed out', errorCode: null, errorMessage: null, httpStatus };
  }
  const detail = `HTTP ${httpStatus}, a body of ${rawAnswer.length} characters without a usable ErrorCode`;
  if (httpStatus >= 500) return uncertain('server error', httpStatus, detail);
  if (httpStatus >= 300 && httpStatus < 400) return uncertain('redirected', httpStatus, detail);
  return uncertain('unreadable answer', httpStatus, detail);
}

function uncertain(
  reason: Extract<Outcome, { kind: 'uncertain' }>['reason'],
  httpStatus: number | null,
  detail: string,
): Outcome {
  return {
    kind: 'uncertain',
    reason,
    errorCode: null,
    errorMessage: null,
    httpStatus,
    detail: cut(detail),
  };
}

function cut(detail: string): string {
  return detail.slice(0, 500);
}
