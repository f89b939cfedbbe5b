import type { CallField, CallFields } from '../../../../shared/calls/call';
import { listPartsOfOtherCaller } from '../../../../shared/calls/caller-of-number';
import { findStoreOfDoubtfulPlace } from '../../../../shared/calls/reused-place';
import { listUnsureReadings, type UnsureField } from '../../../../shared/calls/unsure-readings';
import { getPhoneDoubt, type PhoneDoubt } from '../../../../shared/phone/phone-doubt';
import { parseRegion } from '../../../../shared/regions/parse-and-suggest-regions';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import { isLineUnread, listLostWords } from '../quick-entry/unread-line';
import { findSource } from '../session/autofill-history';
import { getPinWarning } from '../pin/get-pin-warning';
import { isRegionOfAddress } from '../pin/address-regions';
import { findDistantPlace, findRegionOfPin, type LocationFields } from '../pin/pin-quick-fixes';

/** A doubt about a value of a call, which could be sent nevertheless, and the field in which to fix it. */
export type CallDoubt = {
  readonly field:
    | Extract<CallField, 'phone' | 'name' | 'storeName' | 'issue' | 'address' | 'state' | 'latitude'>
    | 'quickEntry';
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
  | { readonly kind: 'number'; readonly values: PhoneDoubt }
  | { readonly kind: 'left-of-line'; readonly values: { readonly words: string } }
  | { readonly kind: 'unsure-reading'; readonly values: { readonly reading: UnsureField } }
  | { readonly kind: 'store-in-address' | 'unread-line'; readonly values?: undefined }
  | { readonly kind: 'pin-stale' | 'pin-swapped' | 'pin-outside'; readonly values?: undefined }
);

/** In the order in which they are asked about: the first doubt gets the caret. */
const doubtParts = ['line', 'number', 'caller', 'reading', 'location'] as const;

type DoubtsByPart = Readonly<Record<(typeof doubtParts)[number], readonly CallDoubt[]>>;

export function joinDoubts(doubts: DoubtsByPart): readonly CallDoubt[] {
  return doubtParts.flatMap((part) => doubts[part]);
}

/** All doubts about a call. `useCallDoubts` lists the same. */
export function listCallDoubts(fields: CallFields, gazetteer: Gazetteer | null): readonly CallDoubt[] {
  return joinDoubts({
    line: listLineDoubts(isLineUnread(fields), listLostWords(fields)),
    number: listNumberDoubts(fields.phone, isNumberTrusted(fields)),
    caller: listCallerDoubts(fields),
    reading: listReadingDoubts(listUnsureReadings(fields), fields),
    location: listLocationDoubts(fields, gazetteer),
  });
}

type NameAndStore = Pick<CallFields, 'name' | 'storeName'>;

/** What tells whether name and store are of somebody else than the known caller of the number. */
export type CallerOfCall = NameAndStore & Pick<CallFields, 'phone' | 'provenance' | 'callerOfNumber'>;

export function listCallerDoubts(fields: CallerOfCall): readonly CallDoubt[] {
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

/** A number that is most likely a slip. One that is only unusual may be right. */
export function listNumberDoubts(phone: string, isTrusted: boolean): readonly CallDoubt[] {
  const doubt = isTrusted ? undefined : getPhoneDoubt(phone);
  if (doubt === undefined || doubt.kind === 'odd') return [];
  return [{ kind: 'number', field: 'phone', values: doubt }];
}

/** Whether the telephone or an earlier ticket gave the number, or the caller has confirmed it. */
export function isNumberTrusted(fields: CallFields): boolean {
  const { provenance } = fields;
  const source = findSource(fields, 'phone');
  return (
    source === 'incoming' ||
    source === 'caller' ||
    provenance.phone === 'confirmed' ||
    provenance.phone === 'reused'
  );
}

/** Words that stand in the line of quick entry alone. */
export function listLineDoubts(isUnread: boolean, lostWords: readonly string[]): readonly CallDoubt[] {
  if (isUnread) return [{ kind: 'unread-line', field: 'quickEntry' }];
  if (lostWords.length === 0) return [];
  return [{ kind: 'left-of-line', field: 'quickEntry', values: { words: lostWords.join(' · ') } }];
}

/** What quick entry was not sure of. */
export function listReadingDoubts(
  unsure: readonly UnsureField[],
  { storeName }: Pick<CallFields, 'storeName'>,
): readonly CallDoubt[] {
  const isStoreMissing = storeName.trim() === '';
  return unsure.map((field) =>
    field === 'address' && isStoreMissing
      ? { kind: 'store-in-address', field }
      : { kind: 'unsure-reading', field, values: { reading: field } },
  );
}

/** What tells whether the address is that of another store. */
export type StoreOfPlace = Pick<CallFields, 'storeName' | 'reusedPlace'>;

/** In screen order. Before the gazetteer is loaded, nothing but the store of an earlier ticket is compared. */
export function listLocationDoubts(
  fields: LocationFields & StoreOfPlace,
  gazetteer: Gazetteer | null,
): readonly CallDoubt[] {
  const ofAddress = listAddressDoubts(fields, gazetteer);
  return gazetteer === null ? ofAddress : [...ofAddress, ...listPinDoubts(fields, gazetteer)];
}

/** The doubts about the address and the state next to it. */
export function listAddressDoubts(
  fields: Pick<LocationFields, 'address' | 'state'> & StoreOfPlace,
  gazetteer: Gazetteer | null,
): CallDoubt[] {
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
): CallDoubt[] {
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

function listPinDoubts(fields: LocationFields, gazetteer: Gazetteer): CallDoubt[] {
  const note = getPinWarning(fields);
  if (note === 'swapped') return [{ kind: 'pin-swapped', field: 'latitude' }];
  if (note === 'outside') return [{ kind: 'pin-outside', field: 'latitude' }];
  const stale: CallDoubt[] = note === 'stale' ? [{ kind: 'pin-stale', field: 'latitude' }] : [];
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
