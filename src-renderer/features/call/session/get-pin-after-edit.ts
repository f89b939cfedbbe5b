import type { CallFields } from '../../../../shared/calls/call';
import { parseCoordinate, type Pin } from '../../../../shared/pin/pin-and-coordinates';

export type PlaceField = 'address' | 'state';

const placeFields: readonly PlaceField[] = ['address', 'state'];

/** Returns which parts of the place are still to come if a pin is set now; none if there is an address already. */
export function listPlaceAwaited(fields: Pick<CallFields, PlaceField>): readonly PlaceField[] {
  return hasText(fields, 'address') ? [] : listStillAwaited(placeFields, fields);
}

/** Returns which of these parts are still to come once `given` were left, or filled in: what has a text by then is not. */
export function listStillAwaited(
  awaited: readonly PlaceField[],
  fields: Pick<CallFields, PlaceField>,
  given: readonly (keyof CallFields)[] = placeFields,
): readonly PlaceField[] {
  return awaited.filter((field) => !given.includes(field) || !hasText(fields, field));
}

function hasText(fields: Pick<CallFields, PlaceField>, field: PlaceField): boolean {
  return fields[field].trim() !== '';
}

/**
 * Returns the pin after the agent edits a field. Two coordinates make a typed pin; a changed address makes a pin
 * stale, unless it is the first one since the pin was set: then the pin is for no other address.
 * @param awaited the parts of the place that are still to come
 */
export function getPinAfterEdit(
  { pin, latitude, longitude }: Pick<CallFields, 'pin' | 'latitude' | 'longitude'>,
  edited: keyof CallFields,
  awaited: readonly PlaceField[],
  nowMs: number,
): Pin | null {
  if (edited === 'latitude' || edited === 'longitude') {
    const isPair = [latitude, longitude].every((text) => parseCoordinate(text) !== undefined);
    return isPair ? { source: 'typed', setAtMs: nowMs, radiusMetres: 0, stale: false } : null;
  }
  // The pin was set for the earlier address and may point elsewhere.
  const isOther = placeFields.some((field) => field === edited && !awaited.includes(field));
  return pin !== null && isOther ? { ...pin, stale: true } : pin;
}
