/** Repeatable random numbers from a seed: mulberry32, public domain. */
export function createSeededRandom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count) => Math.floor(next() * count);
  return {
    next,
    below,
    isIn: (share) => next() < share,
    /** Picks any element. */
    one: (all) => all[below(all.length)],
    /** Picks the first elements far more often than the last. */
    early: (all) => all[Math.floor(next() ** 2.5 * all.length)],
    digits: (length) => String(below(10 ** length)).padStart(length, '0'),
    /** Picks one of [share, value] pairs. The shares add up to 1. */
    weighted(pairs) {
      let left = next();
      return (pairs.find(([share]) => (left -= share) < 0) ?? pairs.at(-1))[1];
    },
  };
}
