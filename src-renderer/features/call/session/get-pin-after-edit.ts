import type { CallFields } from '../../../../shared/calls/call';
import { parseCoordinate, type Pin } from '../../../../shared/pin/pin-and-coordinates';

/**
 * Returns the pin after the agent edits a field. Two coordinates make a typed pin; a changed address makes a pin
 * stale, unless there was none when the pin was set: then the pin is for no other address.
 */
export function getPinAfterEdit(
  { pin, latitude, longitude }: Pick<CallFields, 'pin' | 'latitude' | 'longitude'>,
  edited: keyof CallFields,
  isPinBeforeAddress: boolean,
  nowMs: number,
): Pin | null {
  if (edited === 'latitude' || edited === 'longitude') {
    const isPair = [latitude, longitude].every((text) => parseCoordinate(text) !== undefined);
    return isPair ? { source: 'typed', setAtMs: nowMs, radiusMetres: 0, stale: false } : null;
  }
  // The pin was set for the earlier address and may point elsewhere.
  return pin !== null && !isPinBeforeAddress && (edited === 'address' || edited === 'state')
    ? { ...pin, stale: true }
    : pin;
}
