import type { FieldHistory } from '../../../../shared/calls/call';

/** A walk through the earlier values of one field. The last value is the one from which the walk began. */
export type FieldHistoryWalk = {
  readonly field: string;
  readonly values: readonly string[];
  readonly position: number;
};

export function createWalk(fieldHistory: FieldHistory, field: string, current: string): FieldHistoryWalk {
  const earlier = (fieldHistory[field] ?? []).filter((value) => value !== current);
  const values = [...new Set(earlier.toReversed())].toReversed();
  return { field, values: [...values, current], position: values.length };
}

/** One step back (-1) or forward (1); undefined at either end. */
export function stepWalk(walk: FieldHistoryWalk, step: -1 | 1): FieldHistoryWalk | undefined {
  const position = walk.position + step;
  return walk.values[position] === undefined ? undefined : { ...walk, position };
}

/** Whether the field still shows the value that the walk put there, so that the walk can continue. */
export function isWalkCurrent(
  walk: FieldHistoryWalk | null,
  field: string,
  current: string,
): walk is FieldHistoryWalk {
  return walk?.field === field && walk.values[walk.position] === current;
}
