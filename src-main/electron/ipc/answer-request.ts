import type { z } from 'zod';
import { appErrorSchema, type AppError } from '../../../shared/errors/app-error';
import type { Channel } from '../../../shared/ipc/channels';
import { contract, type Handlers } from '../../../shared/ipc/contract';
import { fail, succeed, type Result } from '../../../shared/result';
import { withTimeLimit } from '../../../shared/time/time-limit';
import { scheduleTimeout } from '../../time/schedule-timeout';
import { describeError } from '../../log/describe-error';
import type { Log } from '../../log/log';
import { getErrorName, toErrorTrace } from '../../log/error-trace';
import { isWithinBudget } from './message-size-limit';

export type Answer = Result<unknown, AppError>;

/** A handler whose request has passed the schema of its own channel. A method, so that each fits. */
type AnyHandler = { handle(request: unknown): Promise<Answer> };

/**
 * What one channel answers to one request. Never throws, never rejects and always answers: what is not in the
 * contract comes back as an error, a handler that throws or exceeds the limit as 'fault in the app'.
 */
export async function answerRequest(
  channel: Channel,
  request: unknown,
  { handlers, log, timeLimitMs }: { handlers: Handlers; log: Log; timeLimitMs: number },
): Promise<Answer> {
  if (!isWithinBudget(request)) {
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
    // What the database refuses is logged where it happens, once for each fault.
    if (!answer.ok && answer.error.kind !== 'database')
      log.warn('ipc request failed', { channel, ...describeError(answer.error) });
    return checkAnswer(channel, answer, log);
  } catch (error) {
    log.error('ipc handler failed', { channel, ...toErrorTrace(error) });
    return fail({ kind: 'internal', detail: `${channel}: ${getErrorName(error)}` });
  }
}

/** Only what the contract names goes out: an answer with anything more or less is a fault. */
function checkAnswer(channel: Channel, answer: Answer, log: Log): Answer {
  const schema: z.ZodType = answer.ok ? contract[channel].response : appErrorSchema;
  const parsed = schema.safeParse(answer.ok ? answer.value : answer.error);
  if (parsed.success) return answer.ok ? succeed(parsed.data) : fail(answer.error);
  const detail = placesOf(parsed.error);
  log.error('ipc answer not valid', { channel, detail });
  return fail({ kind: 'internal', detail: `${channel}: ${detail}`.slice(0, longestDetail) });
}

class HandlerTimeout extends Error {
  override readonly name = 'HandlerTimeout';
}

const longestDetail = 2000;

/** Where and how a value misses its schema. Never the value, nor a key that the schema does not name. */
function placesOf(error: z.ZodError): string {
  return error.issues
    .map((issue) => `${issue.path.join('.')} ${issue.code}`.trim())
    .join('; ')
    .slice(0, longestDetail - 100);
}
