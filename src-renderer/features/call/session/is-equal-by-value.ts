/** Compares by value, since a pin or a list of questions may be an equal but different object. */
export function isEqualByValue(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return (
    typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other)
  );
}

/** The same; blanks and line breaks at the end of a text make no difference. */
export function isEqualButForEnd(one: unknown, other: unknown): boolean {
  return typeof one === 'string' && typeof other === 'string'
    ? one.trimEnd() === other.trimEnd()
    : isEqualByValue(one, other);
}
