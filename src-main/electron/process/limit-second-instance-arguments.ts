import { dropCutCharacter, looksLikeCallLink } from '../../../shared/calls/incoming-call-link';

/**
 * In bytes. If a second instance hands over more than 32 KiB, its working directory included, Chromium treats the first
 * instance as hung and ends it.
 */
const maxBytes = 8_192;
/** Of a call link, in bytes: what it says of the caller is shorter. */
const maxLinkBytes = 4_096;

/**
 * Returns the arguments to hand over to the running instance, without those that exceed the limit. Of a call link, which
 * begins with the number of who rings, what fits goes.
 */
export function limitSecondInstanceArguments(argv: readonly string[]): string[] {
  let left = maxBytes;
  return argv.flatMap((argument) => {
    const fitting = looksLikeCallLink(argument)
      ? cutLink(argument, Math.min(left - 1, maxLinkBytes))
      : argument;
    const size = Buffer.byteLength(fitting) + 1;
    if (size > left) return [];
    left -= size;
    return [fitting];
  });
}

function cutLink(link: string, maxLength: number): string {
  if (Buffer.byteLength(link) <= maxLength) return link;
  const cut = Buffer.from(link).subarray(0, Math.max(0, maxLength)).toString();
  return dropCutCharacter(cut.replace(/\uFFFD+$/, ''));
}
