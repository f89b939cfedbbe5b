import type { ConsumableText, Span } from './consumable-text';

/** Leaves out what `joinAddressLines` has made blank, and the bars that end messages. */
export function toSingleLine({ written, remaining }: ConsumableText, [start, end]: Span): string {
  const piece = written.slice(start, end);
  const own = piece.includes('\n')
    ? piece.replaceAll(/\S/g, (character, at: number) => (remaining[start + at] === ' ' ? ' ' : character))
    : piece;
  return own
    .replaceAll(/(?<=，)\s*\n\s*/g, '')
    .replaceAll(/,?[\s|]*\n\s*/g, ', ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
