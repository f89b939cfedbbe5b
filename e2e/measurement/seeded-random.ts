/** mulberry32: the same seed draws the same numbers everywhere, each from 0 up to, not including, 1. */
export function createSeededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Draws a seed, for a process that draws by itself. */
export function drawSeed(random: () => number): number {
  return Math.floor(random() * 2 ** 32);
}

export function pickOne<T>(all: readonly T[], random: () => number): T {
  return all[Math.floor(random() * all.length)]!;
}

/** Picks `count` of all, in their order: one at random out of each of `count` equal parts. All of them where there are fewer. */
export function pickSpread<T>(all: readonly T[], count: number, random: () => number): T[] {
  const picks = Math.min(count, all.length);
  const partLength = all.length / picks;
  return Array.from({ length: picks }, (_, part) => all[Math.floor((part + random()) * partLength)]!);
}
