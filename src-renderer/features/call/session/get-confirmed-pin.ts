import type { CallFields } from '../../../../shared/calls/call';

/** The pin that the caller confirmed, for the autofill that follows the address. */
export function getConfirmedPin({
  provenance,
  latitude,
  longitude,
}: Pick<CallFields, 'provenance' | 'latitude' | 'longitude'>): string | null {
  return provenance.pin === 'confirmed' ? `${latitude} ${longitude}` : null;
}
