/** An error's name and code. Its message may hold what a caller said, and goes into no log. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}

/** Where an error came from: its name and its innermost stack frames, without its message. */
export function traceOf(error: unknown): { readonly error: string; readonly at: string } {
  return { error: nameOf(error), at: error instanceof Error ? framesOf(withoutMessage(error)) : '' };
}

/** A message of several lines may look like frames. */
function withoutMessage({ stack = '', message }: Error): string {
  const at = stack.indexOf(message);
  return at === -1 ? stack : stack.slice(at + message.length);
}

/**
 * The innermost frames of a stack, each as `function (file:line:column)`: the lines before them are the message, and a
 * folder's name may be a person's.
 */
export function framesOf(stack: string): string {
  const frames = stack.split('\n').filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line));
  const short = frames
    .slice(0, 8)
    .map((line) => line.trim().replace(/(^at |\()[^(]*[/\\](?=[^/\\]*$)/, '$1'));
  return short.join(' < ').slice(0, 1_000);
}
