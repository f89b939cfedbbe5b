/** A line without its end; `text` is null where it is too long to be held. `bytes` counts its end as well. */
export type Line = { readonly text: string | null; readonly bytes: number };

const lineEnd = 0x0a;

/**
 * Splits bytes that come in pieces into lines of UTF-8.
 * @param longest of a line, in bytes: of a longer one nothing is held in memory
 */
export function createLineSplitter(longest: number) {
  let parts: Buffer[] = [];
  let length = 0;

  function add(part: Buffer): void {
    length += part.length;
    if (length > longest) parts = [];
    else parts.push(part);
  }

  return {
    *split(piece: Buffer): Generator<Line, void> {
      let start = 0;
      for (let end = piece.indexOf(lineEnd); end !== -1; end = piece.indexOf(lineEnd, start)) {
        add(piece.subarray(start, end));
        start = end + 1;
        const text = length > longest ? null : Buffer.concat(parts).toString('utf8');
        const bytes = length + 1;
        parts = [];
        length = 0;
        yield { text, bytes };
      }
      add(piece.subarray(start));
    },

    /** What came behind the last end of a line, in bytes. */
    restBytes: (): number => length,
  };
}
