/** Enough for a call with every text at its maximum, and far more parts than any message of the contract has. */
const maxCharacters = 4_000_000;
const maxParts = 20_000;

/**
 * Returns false for a message that is too large to process. Counting stops at the limit, so a cyclic message ends, too.
 */
export function isWithinSizeLimit(message: unknown): boolean {
  let characters = 0;
  let parts = 0;
  const open: unknown[] = [message];
  while (open.length > 0) {
    const value = open.pop();
    parts += 1;
    if (typeof value === 'string') characters += value.length;
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return false;
    if (typeof value === 'object' && value !== null) {
      const room = maxParts - parts - open.length;
      if (hasMoreParts(value, room)) return false;
      for (const [key, part] of Object.entries(value)) {
        characters += key.length;
        open.push(part);
      }
    }
    if (parts > maxParts || characters > maxCharacters) return false;
  }
  return true;
}

/** Stops counting at the limit, because listing millions of parts takes seconds. */
function hasMoreParts(value: object, max: number): boolean {
  if (Array.isArray(value)) return value.length > max;
  let count = 0;
  for (const key in value) if (Object.hasOwn(value, key) && ++count > max) return true;
  return false;
}
