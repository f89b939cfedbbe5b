import { z } from 'zod';

/**
 * A stack frame, `at save (main.js:12:34)`, or one without a function name. It holds only names and positions in the
 * code.
 */
const framePattern = /^at (?:[\w$.<>#[\] ]{1,80} )?\(?[\w.$@+-]{1,80}:\d{1,7}:\d{1,7}\)?$/;
const namePattern = /^[A-Za-z]\w{0,59}$/;

const maxFrames = 8;

/** An error without its message, since a message may quote the caller. The innermost frame comes first. */
export const errorTraceSchema = z.strictObject({
  name: z.string().regex(namePattern),
  frames: z.array(z.string().regex(framePattern)).max(maxFrames),
});

export type ErrorTrace = z.infer<typeof errorTraceSchema>;

/** The area of the window in which an error occurred. */
export const windowAreas = [
  'window',
  'call',
  'call-form',
  'history',
  'outbox',
  'reminders',
  'handover',
  'settings',
  'overlay',
] as const;

export type WindowArea = (typeof windowAreas)[number];

/** An error in the window: during rendering, in an event handler, or in a promise that nobody awaited. */
export const errorReportSchema = z.strictObject({
  during: z.enum(['render', 'event', 'promise']),
  area: z.enum(windowAreas),
  trace: errorTraceSchema,
});

export type ErrorReport = z.infer<typeof errorReportSchema>;

export function traceError(thrown: unknown): ErrorTrace {
  if (!(thrown instanceof Error)) return { name: 'NotAnError', frames: [] };
  const name = namePattern.test(thrown.name) ? thrown.name : 'Error';
  return { name, frames: parseFrames(removeMessage(thrown)) };
}

/** A message of several lines may contain lines that look like frames. */
function removeMessage({ stack = '', message }: Error): string {
  const at = stack.indexOf(message);
  return at === -1 ? stack : stack.slice(at + message.length);
}

/** Removes folders, since a folder's name may be a person's name. */
function parseFrames(stack: string): string[] {
  return stack
    .split('\n')
    .map((line) => line.trim().replace(/(^at |\()[^(]*[/\\](?=[^/\\]*$)/, '$1'))
    .filter((frame) => framePattern.test(frame))
    .slice(0, maxFrames);
}
