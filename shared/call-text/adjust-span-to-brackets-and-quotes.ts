import type { ConsumableText, Span } from './consumable-text';

/** Keeps the bracket or quotation mark that closes one inside the span. */
export function closeBracket({ text }: ConsumableText, [start, end]: Span): Span {
  const inside = text.slice(start, end);
  const isOpen = inside.split('(').length > inside.split(')').length || inside.split('"').length % 2 === 0;
  const isKept = (isOpen && /^[)"]/.test(text.slice(end))) || text.startsWith('%', end);
  return isKept ? [start, end + 1] : [start, end];
}

/** Keeps the quotation mark in front of `"printer offline" but cable ok`. */
export function openQuote({ text }: ConsumableText, [start, end]: Span): Span {
  const isTorn = text.slice(start, end).split('"').length % 2 === 0 && text[start - 1] === '"';
  return [isTorn ? start - 1 : start, end];
}

/** In `Wendy (HR) Tan Brothers`, the bracket closes before the shop. */
export function openBracket({ text }: ConsumableText, [start, end]: Span): Span {
  const closed = /^[^()]{0,20}\)\s*/.exec(text.slice(start, end));
  return closed === null || closed[0].length === end - start ? [start, end] : [start + closed[0].length, end];
}

/** `Hot Wok Express (Bdr`, whose bracket holds something else, is only `Hot Wok Express`. */
export function withoutTornBracket({ text }: ConsumableText, [start, end]: Span): Span {
  const open = /\s*\([^()]*$/.exec(text.slice(start, end));
  return open === null || open.index === 0 ? [start, end] : [start, start + open.index];
}

/** The shop of `Lori kopi "Kopi Gerak"` is what stands in quotation marks. */
export function findQuoted({ text }: ConsumableText, [start, end]: Span): Span {
  const quoted = /^[^"“]+["“]([^"”]+)["”]$/.exec(text.slice(start, end))?.[1];
  return quoted === undefined ? [start, end] : [end - 1 - quoted.length, end - 1];
}
