/** What grows with the square of a text takes 64 times as long for 8 times the text; what grows with its length, 8 times. */
export const maxGrowth = 32;

const times = 8;
const minTurns = 2;
const maxTurns = 9;
/** Below this, in ms, a time says nothing. */
const minMs = 0.05;

type Processor = { readonly cpuUsage: () => { readonly user: number; readonly system: number } };

/**
 * How many times as long 8 times the text takes, which does not depend on how fast or busy the computer is: the time of the
 * processor counts, and the fastest of several runs, the short and the long ones in turns. No text comes twice: a cache must
 * not make it look fast.
 * @param processor Node's `process`
 * @param make makes a text of so many pieces
 */
export function measureGrowth(
  processor: Processor,
  make: (pieces: number) => string,
  read: (text: string) => unknown,
  pieces: number,
): number {
  const timeOf = (text: string) => {
    const before = processor.cpuUsage();
    read(text);
    const after = processor.cpuUsage();
    return (after.user + after.system - before.user - before.system) / 1000;
  };
  let [shortMs, longMs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const getGrowth = () => longMs / Math.max(shortMs, minMs);
  for (let turn = 0; turn < maxTurns && (turn < minTurns || getGrowth() > maxGrowth / 2); turn += 1) {
    shortMs = Math.min(shortMs, timeOf(make(Math.ceil(pieces / times) + turn)));
    longMs = Math.min(longMs, timeOf(make(pieces + turn)));
  }
  return getGrowth();
}
