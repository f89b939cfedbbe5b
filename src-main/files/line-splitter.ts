/** A line without its line end. `text` is null if the line is too long. `bytes` includes the line end. */
export type Line = { readonly text: string | null; readonly bytes: number };

const lineEnd = 0x0a;

/**
 * Splits chunks of bytes into lines of UTF-8.
 * @param maxBytes the maximum length of a line in bytes; longer lines are not kept in memory
 */
export function createLineSplitter(maxBytes: number) {
  let parts: Buffer[] = [];
  let length = 0;

  function add(part: Buffer): void {
    length += part.length;
    if (length > maxBytes) parts = [];
    else parts.push(part);
  }

  return {
    *split(piece: Buffer): Generator<Line, void> {
      let start = 0;
      for (let end = piece.indexOf(lineEnd); end !== -1; end = piece.indexOf(lineEnd, start)) {
        add(piece.subarray(start, end));
        start = end + 1;
        const text = length > maxBytes ? null : Buffer.concat(parts).toString('utf8');
        const bytes = length + 1;
        parts = [];
        length = 0;
        yield { text, bytes };
      }
      add(piece.subarray(start));
    },

    /** The number of bytes after the last line end. */
    restBytes: (): number => length,
  };
}
