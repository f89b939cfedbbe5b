import type { z } from 'zod';
import { appErrorSchema, type AppError } from '../../../shared/errors/app-error';
import type { Channel } from '../../../shared/ipc/channels-and-events';
import { contract, type Handlers } from '../../../shared/ipc/contract';
import { fail, succeed, type Result } from '../../../shared/result';
import { withTimeLimit } from '../../../shared/time/time-limit';
import { scheduleTimeout } from '../../time/schedule-timeout';
import { describeError } from '../../log/describe-error-for-log';
import type { Log } from '../../log/log';
import { getErrorName, toErrorTrace } from '../../log/error-trace';
import { isWithinSizeLimit } from './is-within-size-limit';

export type Answer = Result<unknown, AppError>;

/** A handler whose request matches its channel's schema. Declared as a method, so that every handler is assignable. */
type AnyHandler = { handle(request: unknown): Promise<Answer> };

/**
 * Answers one request of one channel. Never throws, never rejects, and always answers: a request outside the contract
 * gets an error, and a handler that throws or exceeds the time limit gives an `internal` error.
 */
export async function answerRequest(
  channel: Channel,
  request: unknown,
  { handlers, log, timeLimitMs }: { handlers: Handlers; log: Log; timeLimitMs: number },
): Promise<Answer> {
  if (!isWithinSizeLimit(request)) {
    log.warn('ipc request too large', { channel });
    return fail({ kind: 'invalid-request', detail: 'too large' });
  }
  const parsedRequest = contract[channel].request.safeParse(request);
  if (!parsedRequest.success) {
    log.warn('ipc request not valid', { channel });
    return fail({ kind: 'invalid-request', detail: placesOf(parsedRequest.error) });
  }
  const handler: AnyHandler = { handle: handlers[channel] };
  try {
    const answer = await withTimeLimit(handler.handle(parsedRequest.data), {
      schedule: scheduleTimeout,
      limitMs: timeLimitMs,
      atLimit: () => {
        throw new HandlerTimeout();
      },
    });
    // Database errors are logged where they occur, once per fault.
    if (!answer.ok && answer.error.kind !== 'database')
      log.warn('ipc request failed', { channel, ...describeError(answer.error) });
    return checkAnswer(channel, answer, log);
  } catch (error) {
    log.error('ipc handler failed', { channel, ...toErrorTrace(error) });
    const isUnanswered = error instanceof HandlerTimeout;
    return fail({
      kind: 'internal',
      detail: `${channel}: ${getErrorName(error)}`,
      ...(isUnanswered && { isUnanswered }),
    });
  }
}

/** Checks an answer against the contract. An answer with anything more or less is an `internal` error. */
function checkAnswer(channel: Channel, answer: Answer, log: Log): Answer {
  const schema: z.ZodType = answer.ok ? contract[channel].response : appErrorSchema;
  const parsed = schema.safeParse(answer.ok ? answer.value : answer.error);
  if (parsed.success) return answer.ok ? succeed(parsed.data) : fail(answer.error);
  const detail = placesOf(parsed.error);
  log.error('ipc answer not valid', { channel, detail });
  return fail({ kind: 'internal', detail: `${channel}: ${detail}`.slice(0, maxDetailLength) });
}

class HandlerTimeout extends Error {
  override readonly name = 'HandlerTimeout';
}

const maxDetailLength = 2000;

/**
 * Describes where and how a value violates its schema. Never includes the value, or a key that the schema does not
 * have.
 */
function placesOf(error: z.ZodError): string {
  return error.issues
    .map((issue) => `${issue.path.join('.')} ${issue.code}`.trim())
    .join('; ')
    .slice(0, maxDetailLength - 100);
}
