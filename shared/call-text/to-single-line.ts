import type { ConsumableText, Span } from './consumable-text';

export function toSingleLine({ text }: ConsumableText, [start, end]: Span): string {
  return text
    .slice(start, end)
    .replaceAll(/,?\s*\n\s*/g, ', ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
