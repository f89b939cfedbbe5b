import type { CallFields } from '../../../../shared/calls/call';
import type { AddressReading } from '../../../../shared/gazetteer/locate-address';
import type { Places } from '../../../../shared/gazetteer/gazetteer';
import type { Postcode } from '../../../../shared/gazetteer/town';
import { stateNamed } from '../../../../shared/regions/region-names';
import type { MalaysianState } from '../../../../shared/regions/regions';
import type { Trust } from '../../../../shared/calls/field-provenance';
import { newestFor, type FillableForm, type Fillings } from '../session/autofill-history';
import { centresOf, isAt, pinAt } from '../pin/pin-suggestions';

type Parts = {
  readonly form: FillableForm;
  readonly fillings: Fillings;
  readonly places: Places | null;
  readonly trust: Trust;
  /** The address as it stood when the fields last followed it. */
  readonly lastAddress: string;
  /** Both coordinates of the pin that the agent or the caller said is right, with a blank between. */
  readonly confirmedPin: string | null;
  readonly nowMs: number;
};

/**
 * Once the address was left: the state and a pin that are the app's own guess from the postcode follow it, and go
 * with it. What the agent typed or confirmed stays.
 */
export function followAddress(parts: Parts): void {
  const { form, places } = parts;
  if (places === null) return;
  const reading = places.readAddress(form.getValues('address'));
  followState(parts, reading, places);
  followPin(parts, reading);
}

function followState({ form, fillings, trust, lastAddress }: Parts, reading: AddressReading, places: Places) {
  const state = form.getValues('state');
  const sure = sureStateOf(reading);
  if (state.trim() === '') {
    if (sure !== undefined && !fillings.wasFilled('state', sure)) fillings.fill('postcode', { state: sure });
    return;
  }
  const named = stateNamed(state);
  if (named !== undefined && statesOf(reading).includes(named)) return;
  const last = places.readAddress(lastAddress);
  const isOwn = trust.state !== 'confirmed' && isFromAddress(fillings, trust, named, last);
  if (isOwn) fillings.withdraw(['state']);
  const mayFollow = isOwn || (isPutThere(trust) && isNewCode(reading, last, fillings, places));
  if (mayFollow && sure !== undefined) fillings.fill('postcode', { state: sure });
}

/** By this run of the app, or by the one before, of which only the mark and the address are left. */
function isFromAddress(
  fillings: Fillings,
  trust: Trust,
  named: MalaysianState | undefined,
  last: AddressReading,
): boolean {
  const by = fillings.filledBy('state');
  if (by === 'postcode' || by === 'town') return true;
  return (
    by === undefined && trust.state === 'guessed' && named !== undefined && statesOf(last).includes(named)
  );
}

/** Out of a pasted text or an earlier ticket, and not said yes to since. */
function isPutThere({ state }: Trust): boolean {
  return state === 'guessed' || state === 'reused';
}

/** The agent gave another postcode, rather than another house number. */
function isNewCode(now: AddressReading, last: AddressReading, { store }: Fillings, places: Places): boolean {
  const filled = newestFor(store.get().standing, 'address')?.after.address ?? '';
  return codeOf(now) !== codeOf(last) && codeOf(now) !== codeOf(places.readAddress(filled));
}

function followPin({ form, fillings, trust, confirmedPin, nowMs }: Parts, reading: AddressReading) {
  const fields = form.getValues();
  const { pin, latitude, longitude } = fields;
  if (pin === null || !isCentre(pin)) return;
  if (trust.pin === 'confirmed' || confirmedPin === `${latitude} ${longitude}`) return;
  if (centresOf(reading).some((centre) => isAt(fields, centre))) {
    if (pin.stale) form.setValue('pin', { ...pin, stale: false });
    return;
  }
  const postcode = postcodeOf(reading);
  fillings.withdraw(['latitude', 'longitude', 'pin']);
  if (postcode !== undefined) fillings.fill('postcode', pinAt(postcode, nowMs));
}

/** Stands for the place only as long as the address names that postcode or town. */
function isCentre({ source }: NonNullable<CallFields['pin']>): boolean {
  return source === 'postcode' || source === 'town';
}

function postcodeOf(reading: AddressReading): Postcode | undefined {
  return reading.kind === 'place' && 'code' in reading.place ? reading.place : undefined;
}

function codeOf(reading: AddressReading): string | undefined {
  return reading.kind === 'contradiction' ? reading.postcode.code : postcodeOf(reading)?.code;
}

/** By a known postcode. Where a town contradicts it, they may still be in one state. */
function sureStateOf(reading: AddressReading): MalaysianState | undefined {
  if (reading.kind !== 'contradiction') return postcodeOf(reading)?.state;
  return reading.state === reading.postcode.state ? reading.state : undefined;
}

function statesOf(reading: AddressReading): MalaysianState[] {
  if (reading.kind === 'nothing') return [];
  return reading.kind === 'place' ? [reading.place.state] : [reading.state, reading.postcode.state];
}
