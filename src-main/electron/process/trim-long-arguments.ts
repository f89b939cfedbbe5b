/**
 * In bytes. Chromium takes an instance for hung that is handed more than 32 KiB, with the folder of the start among them,
 * and ends it.
 */
const mostBytes = 8_192;

/** The arguments that may be handed over to the instance that runs already: all but those that make them too long. */
export function trimLongArguments(argv: readonly string[]): string[] {
  let left = mostBytes;
  return argv.filter((argument) => {
    const size = Buffer.byteLength(argument) + 1;
    if (size > left) return false;
    left -= size;
    return true;
  });
}
