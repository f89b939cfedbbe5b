import { looksLikeCallLink } from '../../../shared/calls/incoming-call-link';

/**
 * In bytes. If a second instance hands over more than 32 KiB, its working directory included, Chromium treats the first
 * instance as hung and ends it.
 */
const maxBytes = 8_192;

/**
 * Returns the arguments to hand over to the running instance, without those that exceed the limit. Of a call link, which
 * begins with the number of who rings, what fits goes.
 */
export function limitSecondInstanceArguments(argv: readonly string[]): string[] {
  let left = maxBytes;
  return argv.flatMap((argument) => {
    const fitting = looksLikeCallLink(argument) ? cutToBytes(argument, left - 1) : argument;
    const size = Buffer.byteLength(fitting) + 1;
    if (size > left) return [];
    left -= size;
    return [fitting];
  });
}

function cutToBytes(text: string, most: number): string {
  if (Buffer.byteLength(text) <= most) return text;
  return Buffer.from(text)
    .subarray(0, Math.max(0, most))
    .toString()
    .replace(/\uFFFD+$/, '');
}
