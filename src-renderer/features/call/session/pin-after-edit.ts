import type { CallFields } from '../../../../shared/calls/call';
import { parseCoordinate, type Pin } from '../../../../shared/pin/coordinates';

/** The pin after the agent's edit of a field: two coordinates are a typed pin, and a changed address makes one stale. */
export function getPinAfterEdit(
  { pin, latitude, longitude }: Pick<CallFields, 'pin' | 'latitude' | 'longitude'>,
  edited: keyof CallFields,
  nowMs: number,
): Pin | null {
  if (edited === 'latitude' || edited === 'longitude') {
    const isPair = [latitude, longitude].every((text) => parseCoordinate(text) !== undefined);
    return isPair ? { source: 'typed', setAtMs: nowMs, radiusMetres: 0, stale: false } : null;
  }
  // It was set for the address before, and may point elsewhere.
  return pin !== null && (edited === 'address' || edited === 'state') ? { ...pin, stale: true } : pin;
}

/** The pin that got its yes, for what follows the address. */
export function getConfirmedPin({
  provenance,
  latitude,
  longitude,
}: Pick<CallFields, 'provenance' | 'latitude' | 'longitude'>): string | null {
  return provenance.pin === 'confirmed' ? `${latitude} ${longitude}` : null;
}
