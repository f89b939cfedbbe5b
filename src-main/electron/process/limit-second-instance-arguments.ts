/**
 * In bytes. If a second instance hands over more than 32 KiB, its working directory included, Chromium treats the first
 * instance as hung and ends it.
 */
const mostBytes = 8_192;

/** Returns the arguments to hand over to the running instance, without those that exceed the limit. */
export function limitSecondInstanceArguments(argv: readonly string[]): string[] {
  let left = mostBytes;
  return argv.filter((argument) => {
    const size = Buffer.byteLength(argument) + 1;
    if (size > left) return false;
    left -= size;
    return true;
  });
}
