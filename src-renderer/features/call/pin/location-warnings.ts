import type { CallField } from '../../../../shared/calls/call';
import { parseRegion } from '../../../../shared/regions/region-names';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import { getPinWarning } from './pin-warning';
import { findRegionOfPin, type LocationFields } from './pin-suggestions';

/** A doubt about the location of a call, which could be sent nevertheless, and the field in which to fix it. */
export type LocationWarning = {
  readonly field: Extract<CallField, 'address' | 'state' | 'latitude'>;
} & (
  | {
      readonly kind: 'postcode-and-town';
      readonly values: { readonly code: string; readonly place: string; readonly named: string };
    }
  | {
      readonly kind: 'postcode-and-region';
      readonly values: { readonly code: string; readonly place: string; readonly state: string };
    }
  | {
      readonly kind: 'two-postcodes';
      readonly values: { readonly one: string; readonly other: string };
    }
  | { readonly kind: 'pin-and-region'; readonly values: { readonly place: string; readonly state: string } }
  | { readonly kind: 'pin-stale' | 'pin-swapped' | 'pin-outside'; readonly values?: undefined }
);

/** In screen order. Empty while the gazetteer is not loaded. */
export function getLocationWarnings(
  fields: LocationFields,
  gazetteer: Gazetteer | null,
): readonly LocationWarning[] {
  if (gazetteer === null) return [];
  return [...getAddressWarnings(fields, gazetteer), ...getPinWarnings(fields, gazetteer)];
}

/** The warnings about the address and the state next to it. */
export function getAddressWarnings(
  fields: Pick<LocationFields, 'address' | 'state'>,
  gazetteer: Gazetteer | null,
): LocationWarning[] {
  if (gazetteer === null) return [];
  const reading = gazetteer.locateAddress(fields.address);
  if (reading.kind === 'contradiction') {
    const { postcode, named, town } = reading;
    if (town !== undefined && 'code' in town) {
      const values = { one: named, other: `${postcode.code} ${postcode.name}` };
      return [{ kind: 'two-postcodes', field: 'address', values }];
    }
    const values = { code: postcode.code, place: postcode.name, named };
    return [{ kind: 'postcode-and-town', field: 'address', values }];
  }
  const state = parseRegion(fields.state);
  if (reading.kind !== 'place' || !('code' in reading.place) || state === undefined) return [];
  const { code, region: place } = reading.place;
  if (state === place || gazetteer.townReachesRegion(reading.place, state)) return [];
  return [
    { kind: 'postcode-and-region', field: 'state', values: { code, place, state: fields.state.trim() } },
  ];
}

function getPinWarnings(fields: LocationFields, gazetteer: Gazetteer): LocationWarning[] {
  const note = getPinWarning(fields);
  if (note === 'swapped') return [{ kind: 'pin-swapped', field: 'latitude' }];
  if (note === 'outside') return [{ kind: 'pin-outside', field: 'latitude' }];
  const stale: LocationWarning[] = note === 'stale' ? [{ kind: 'pin-stale', field: 'latitude' }] : [];
  const place = findRegionOfPin(fields, gazetteer);
  if (place === undefined) return stale;
  return [
    ...stale,
    { kind: 'pin-and-region', field: 'latitude', values: { place, state: fields.state.trim() } },
  ];
}
