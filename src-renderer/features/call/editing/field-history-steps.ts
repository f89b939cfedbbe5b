import type { CallTape } from '../../../../shared/calls/call';

/** A walk through the earlier values of one field. The last value is the one from which it began. */
export type TapeWalk = { readonly field: string; readonly values: readonly string[]; readonly at: number };

export function walkFrom(tape: CallTape, field: string, current: string): TapeWalk {
  const earlier = (tape[field] ?? []).filter((value) => value !== current);
  const values = [...new Set(earlier.toReversed())].toReversed();
  return { field, values: [...values, current], at: values.length };
}

/** One step back (-1) or forth (1); undefined at either end. */
export function stepped(walk: TapeWalk, step: -1 | 1): TapeWalk | undefined {
  const at = walk.at + step;
  return walk.values[at] === undefined ? undefined : { ...walk, at };
}

/** Whether the field still shows what the walk put there, so that it goes on from there. */
export function goesOn(walk: TapeWalk | null, field: string, current: string): walk is TapeWalk {
  return walk?.field === field && walk.values[walk.at] === current;
}
