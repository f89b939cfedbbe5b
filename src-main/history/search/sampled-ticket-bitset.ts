/** A set of tickets in the sample, one bit per ticket. */
export type SampledTicketBitset = Uint32Array;

/** The sample takes some neighbours at places all over the history; neighbours are read in one go. */
export const places = 64;

export const neighbours = 8;

export function toBits(numbers: readonly number[]): SampledTicketBitset {
  const bits = new Uint32Array(Math.ceil((places * neighbours) / 32));
  for (const number of numbers) bits[number >> 5] = (bits[number >> 5] ?? 0) | (1 << (number & 31));
  return bits;
}

export function intersectBits(one: SampledTicketBitset, other: SampledTicketBitset): SampledTicketBitset {
  return one.map((bits, at) => bits & (other[at] ?? 0));
}

export function uniteBits(one: SampledTicketBitset, other: SampledTicketBitset): SampledTicketBitset {
  return one.map((bits, at) => bits | (other[at] ?? 0));
}

export function countBits(bits: SampledTicketBitset): number {
  return countCommonBits(bits, bits);
}

export function countCommonBits(one: SampledTicketBitset, other: SampledTicketBitset): number {
  let count = 0;
  for (let at = 0; at < one.length; at += 1) count += countOf32((one[at] ?? 0) & (other[at] ?? 0));
  return count;
}

/** Counts set bits in parallel: in pairs, then in fours, then in bytes. */
function countOf32(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
