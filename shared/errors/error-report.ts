import { z } from 'zod';

/** `at save (main.js:12:34)`, or without the name of a function: names and places in the code, and no other text. */
const framePattern = /^at (?:[\w$.<>#[\] ]{1,80} )?\(?[\w.$@+-]{1,80}:\d{1,7}:\d{1,7}\)?$/;
const namePattern = /^[A-Za-z]\w{0,59}$/;

const maxFrames = 8;

/** An error without its message, which may quote what a caller said. The innermost frame is the first. */
export const errorTraceSchema = z.strictObject({
  name: z.string().regex(namePattern),
  frames: z.array(z.string().regex(framePattern)).max(maxFrames),
});

export type ErrorTrace = z.infer<typeof errorTraceSchema>;

/** Where in the window something failed. */
export const windowAreas = [
  'window',
  'call',
  'call-form',
  'history',
  'outbox',
  'reminders',
  'settings',
  'overlay',
] as const;

export type WindowArea = (typeof windowAreas)[number];

/** What the window tells of an error of its own: while it was drawn, in an event, or in a promise that nobody awaited. */
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

/** A message of several lines may look like frames. */
function removeMessage({ stack = '', message }: Error): string {
  const at = stack.indexOf(message);
  return at === -1 ? stack : stack.slice(at + message.length);
}

/** Folders are cut off: the name of one may be a person's. */
function parseFrames(stack: string): string[] {
  return stack
    .split('\n')
    .map((line) => line.trim().replace(/(^at |\()[^(]*[/\\](?=[^/\\]*$)/, '$1'))
    .filter((frame) => framePattern.test(frame))
    .slice(0, maxFrames);
}
