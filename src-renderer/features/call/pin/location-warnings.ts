import type { CallField, CallFields } from '../../../../shared/calls/call';
import { listPartsOfOtherCaller } from '../../../../shared/calls/caller-of-number';
import { findStoreOfDoubtfulPlace } from '../../../../shared/calls/reused-place';
import type { UnsureField } from '../../../../shared/calls/unsure-readings';
import { parseRegion } from '../../../../shared/regions/parse-and-suggest-regions';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import { getPinWarning } from './get-pin-warning';
import { isRegionOfAddress } from './address-regions';
import { findDistantPlace, findRegionOfPin, type LocationFields } from './pin-quick-fixes';

/** A doubt about a value of a call, which could be sent nevertheless, and the field in which to fix it. */
export type LocationWarning = {
  readonly field: Extract<CallField, 'name' | 'storeName' | 'issue' | 'address' | 'state' | 'latitude'>;
} & (
  | {
      readonly kind: 'caller-of-number';
      /** The known caller of the number, and what of somebody else stands in the call. Each is '' if there is none. */
      readonly values: { readonly known: NameAndStore; readonly reused: NameAndStore };
    }
  | { readonly kind: 'place-of-other-store'; readonly values: { readonly store: string } }
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
  | {
      readonly kind: 'region-of-neither';
      readonly values: { readonly one: string; readonly other: string; readonly state: string };
    }
  | { readonly kind: 'pin-and-region'; readonly values: { readonly place: string; readonly state: string } }
  | {
      readonly kind: 'pin-and-town';
      readonly values: { readonly place: string; readonly kilometres: number };
    }
  | { readonly kind: 'unsure-reading' | 'store-in-address'; readonly values?: undefined }
  | { readonly kind: 'pin-stale' | 'pin-swapped' | 'pin-outside'; readonly values?: undefined }
);

type NameAndStore = Pick<CallFields, 'name' | 'storeName'>;

/** What tells whether name and store are of somebody else than the known caller of the number. */
export type CallerOfCall = NameAndStore & Pick<CallFields, 'phone' | 'provenance' | 'callerOfNumber'>;

export function getCallerWarnings(fields: CallerOfCall): readonly LocationWarning[] {
  const parts = listPartsOfOtherCaller(fields);
  const [field] = parts;
  if (field === undefined || fields.callerOfNumber === null) return [];
  const { name, storeName } = fields.callerOfNumber;
  const reused = {
    name: parts.includes('name') ? fields.name : '',
    storeName: parts.includes('storeName') ? fields.storeName : '',
  };
  return [{ kind: 'caller-of-number', field, values: { known: { name, storeName }, reused } }];
}

/** What quick entry was not sure of. */
export function getReadingWarnings(
  unsure: readonly UnsureField[],
  { storeName }: Pick<CallFields, 'storeName'>,
): readonly LocationWarning[] {
  const isStoreMissing = storeName.trim() === '';
  return unsure.map((field) => ({
    kind: field === 'address' && isStoreMissing ? 'store-in-address' : 'unsure-reading',
    field,
  }));
}

/** What tells whether the address is that of another store. */
export type StoreOfPlace = Pick<CallFields, 'storeName' | 'reusedPlace'>;

/** In screen order. Before the gazetteer is loaded, nothing but the store of an earlier ticket is compared. */
export function getLocationWarnings(
  fields: LocationFields & StoreOfPlace,
  gazetteer: Gazetteer | null,
): readonly LocationWarning[] {
  const ofAddress = getAddressWarnings(fields, gazetteer);
  return gazetteer === null ? ofAddress : [...ofAddress, ...getPinWarnings(fields, gazetteer)];
}

/** The warnings about the address and the state next to it. */
export function getAddressWarnings(
  fields: Pick<LocationFields, 'address' | 'state'> & StoreOfPlace,
  gazetteer: Gazetteer | null,
): LocationWarning[] {
  const store = findStoreOfDoubtfulPlace(fields);
  return [
    ...(store === undefined
      ? []
      : [{ kind: 'place-of-other-store', field: 'address', values: { store } } as const]),
    ...compareAddress(fields, gazetteer),
  ];
}

function compareAddress(
  fields: Pick<LocationFields, 'address' | 'state'>,
  gazetteer: Gazetteer | null,
): LocationWarning[] {
  if (gazetteer === null) return [];
  const reading = gazetteer.locateAddress(fields.address);
  if (reading.kind === 'nothing' || reading.kind === 'ambiguous') return [];
  const state = parseRegion(fields.state);
  const isStateElsewhere = state !== undefined && !isRegionOfAddress(state, reading, gazetteer);
  const values = { state: fields.state.trim() };
  if (reading.kind === 'contradiction') {
    const { postcode, named, town } = reading;
    const { code, name } = postcode;
    const one = town !== undefined && 'code' in town ? `${code} ${name}` : code;
    return [
      one === code
        ? { kind: 'postcode-and-town', field: 'address', values: { code, place: name, named } }
        : { kind: 'two-postcodes', field: 'address', values: { one: named, other: one } },
      ...(isStateElsewhere
        ? [{ kind: 'region-of-neither', field: 'state', values: { one, other: named, ...values } } as const]
        : []),
    ];
  }
  if (!isStateElsewhere || !('code' in reading.place)) return [];
  const { code, region: place } = reading.place;
  return [{ kind: 'postcode-and-region', field: 'state', values: { code, place, ...values } }];
}

function getPinWarnings(fields: LocationFields, gazetteer: Gazetteer): LocationWarning[] {
  const note = getPinWarning(fields);
  if (note === 'swapped') return [{ kind: 'pin-swapped', field: 'latitude' }];
  if (note === 'outside') return [{ kind: 'pin-outside', field: 'latitude' }];
  const stale: LocationWarning[] = note === 'stale' ? [{ kind: 'pin-stale', field: 'latitude' }] : [];
  const place = findRegionOfPin(fields, gazetteer);
  if (place !== undefined) {
    const values = { place, state: fields.state.trim() };
    return [...stale, { kind: 'pin-and-region', field: 'latitude', values }];
  }
  const distant = findDistantPlace(fields, gazetteer);
  return distant === undefined
    ? stale
    : [...stale, { kind: 'pin-and-town', field: 'latitude', values: distant }];
}
