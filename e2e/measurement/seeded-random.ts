/** mulberry32: the same seed gives the same numbers everywhere, each from 0 (inclusive) to 1 (exclusive). */
export function createSeededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Draws a seed for another process. */
export function drawSeed(random: () => number): number {
  return Math.floor(random() * 2 ** 32);
}

export function pickOne<T>(all: readonly T[], random: () => number): T {
  return all[Math.floor(random() * all.length)]!;
}

/** Picks `count` items in order: a random one from each of `count` equal parts. Picks all if there are fewer. */
export function pickSpread<T>(all: readonly T[], count: number, random: () => number): T[] {
  const picks = Math.min(count, all.length);
  const partLength = all.length / picks;
  return Array.from({ length: picks }, (_, part) => all[Math.floor((part + random()) * partLength)]!);
}
