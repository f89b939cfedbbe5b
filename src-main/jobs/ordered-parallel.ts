/**
 * Makes parts of one whole here and beside at once, every other one, and gives them in their order. Only a few are held
 * at a time: the faster side waits.
 * @param beside null where nobody is; what it answers with null is made here after all
 */
export async function* mapOrdered<Part, Made>(
  parts: readonly Part[],
  here: (part: Part) => Made,
  beside: ((part: Part) => Promise<Made | null>) | null,
): AsyncGenerator<Made> {
  if (beside === null) {
    for (const part of parts) yield here(part);
    return;
  }
  const pairs = parts.flatMap((part, at) =>
    at % 2 === 0 ? [{ part, next: parts.slice(at + 1, at + 2) }] : [],
  );
  const ask = (number: number): Promise<Made | null>[] =>
    pairs.slice(number, number + 1).map(({ part }) => beside(part));
  // Two, so that nobody beside waits for the next one while one is made here.
  const asked = [...ask(0), ...ask(1)];
  for (const [number, { part, next }] of pairs.entries()) {
    const made = next.map(here);
    const first = (await asked.shift()) ?? here(part);
    asked.push(...ask(number + 2));
    yield first;
    yield* made;
  }
}
