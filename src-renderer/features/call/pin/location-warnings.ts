import type { CallField } from '../../../../shared/calls/call';
import { stateNamed } from '../../../../shared/regions/region-names';
import type { Places } from '../../../../shared/gazetteer/gazetteer';
import { pinNote } from './pin-warning';
import { stateOfPin, type PlaceFields } from './pin-suggestions';

/** What makes the place of a call doubtful though it could be sent, with the field in which it is put right. */
export type PlaceDoubt = {
  readonly field: Extract<CallField, 'address' | 'state' | 'latitude'>;
} & (
  | {
      readonly kind: 'postcode-and-town';
      readonly values: { readonly code: string; readonly place: string; readonly named: string };
    }
  | {
      readonly kind: 'postcode-and-state';
      readonly values: { readonly code: string; readonly place: string; readonly state: string };
    }
  | { readonly kind: 'pin-and-state'; readonly values: { readonly place: string; readonly state: string } }
  | { readonly kind: 'pin-stale' | 'pin-swapped' | 'pin-outside'; readonly values?: undefined }
);

/** In the order of the screen. None while the places are not loaded. */
export function placeDoubts(fields: PlaceFields, places: Places | null): readonly PlaceDoubt[] {
  if (places === null) return [];
  return [...addressDoubts(fields, places), ...pinDoubts(fields, places)];
}

/** Those that the address alone gives, and the state beside it. */
export function addressDoubts(
  fields: Pick<PlaceFields, 'address' | 'state'>,
  places: Places | null,
): PlaceDoubt[] {
  if (places === null) return [];
  const reading = places.readAddress(fields.address);
  if (reading.kind === 'contradiction') {
    const { postcode, named } = reading;
    const values = { code: postcode.code, place: postcode.name, named };
    return [{ kind: 'postcode-and-town', field: 'address', values }];
  }
  const state = stateNamed(fields.state);
  if (reading.kind !== 'place' || !('code' in reading.place) || state === undefined) return [];
  const { code, state: place } = reading.place;
  if (state === place || places.reaches(reading.place, state)) return [];
  return [
    { kind: 'postcode-and-state', field: 'state', values: { code, place, state: fields.state.trim() } },
  ];
}

function pinDoubts(fields: PlaceFields, places: Places): PlaceDoubt[] {
  const note = pinNote(fields);
  if (note === 'swapped') return [{ kind: 'pin-swapped', field: 'latitude' }];
  if (note === 'outside') return [{ kind: 'pin-outside', field: 'latitude' }];
  const stale: PlaceDoubt[] = note === 'stale' ? [{ kind: 'pin-stale', field: 'latitude' }] : [];
  const place = stateOfPin(fields, places);
  if (place === undefined) return stale;
  return [
    ...stale,
    { kind: 'pin-and-state', field: 'latitude', values: { place, state: fields.state.trim() } },
  ];
}
