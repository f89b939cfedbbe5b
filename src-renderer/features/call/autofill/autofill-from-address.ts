import type { CallFields } from '../../../../shared/calls/call';
import type { AddressLocation } from '../../../../shared/gazetteer/locate-address';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import type { Postcode } from '../../../../shared/gazetteer/town';
import { parseRegion } from '../../../../shared/regions/region-names';
import type { Region } from '../../../../shared/regions/regions';
import type { ProvenanceByPart } from '../../../../shared/calls/field-provenance';
import {
  findNewest,
  toValueSource,
  type FillableForm,
  type AutofillHistory,
} from '../session/autofill-history';
import { listCentres, isAtCentre, createPinAt } from '../pin/pin-suggestions';

type Parts = {
  readonly form: FillableForm;
  readonly autofill: AutofillHistory;
  readonly gazetteer: Gazetteer | null;
  readonly provenance: ProvenanceByPart;
  /** The address as it stood when the fields last followed it. */
  readonly lastAddress: string;
  /** Both coordinates of the pin that the agent or the caller said is right, with a blank between. */
  readonly confirmedPin: string | null;
  readonly nowMs: number;
};

/**
 * Once the address was left: the state and a pin that are the app's own guess from the postcode follow it, and go
 * with it. What the agent typed stays. A yes to a filled state was given to the address before: it holds only until
 * another address says another state.
 */
export function autofillFromAddress(parts: Parts): void {
  const { form, gazetteer } = parts;
  if (gazetteer === null) return;
  const reading = gazetteer.locateAddress(form.getValues('address'));
  autofillRegion(parts, reading, gazetteer);
  autofillPin(parts, reading);
}

function autofillRegion(
  { form, autofill, provenance, lastAddress }: Parts,
  reading: AddressLocation,
  gazetteer: Gazetteer,
) {
  const state = form.getValues('state');
  const sure = getCertainRegion(reading);
  if (state.trim() === '') {
    if (sure !== undefined && !autofill.wasFilled('state', sure)) autofill.fill('postcode', { state: sure });
    return;
  }
  const named = parseRegion(state);
  if (named !== undefined && listRegions(reading).includes(named)) return;
  const last = gazetteer.locateAddress(lastAddress);
  if (provenance.state === 'confirmed' && listRegions(reading).length === 0) return;
  const isOwn = isAutofilledFromAddress(autofill, provenance, named, last);
  if (isOwn) autofill.clearFields(['state']);
  const mayFollow =
    isOwn || (isReusedOrInferred(provenance, autofill) && hasNewPostcode(reading, last, autofill, gazetteer));
  if (mayFollow && sure !== undefined) autofill.fill('postcode', { state: sure });
}

/** By this run of the app, or by the one before, of which only the mark and the address are left. */
function isAutofilledFromAddress(
  autofill: AutofillHistory,
  provenance: ProvenanceByPart,
  named: Region | undefined,
  last: AddressLocation,
): boolean {
  const by = autofill.filledBy('state');
  if (by === 'postcode' || by === 'town') return true;
  return (
    by === undefined &&
    provenance.state === 'inferred' &&
    named !== undefined &&
    listRegions(last).includes(named)
  );
}

/** Out of a pasted text or an earlier ticket, whether or not it was confirmed since. */
function isReusedOrInferred({ state }: ProvenanceByPart, autofill: AutofillHistory): boolean {
  if (state === 'confirmed') return toValueSource(autofill.filledBy('state')) !== 'agent';
  return state === 'inferred' || state === 'reused';
}

/** The agent gave another postcode, rather than another house number. */
function hasNewPostcode(
  now: AddressLocation,
  last: AddressLocation,
  { store }: AutofillHistory,
  gazetteer: Gazetteer,
): boolean {
  const filled = findNewest(store.get().applied, 'address')?.after.address ?? '';
  return (
    getPostcodeNumber(now) !== getPostcodeNumber(last) &&
    getPostcodeNumber(now) !== getPostcodeNumber(gazetteer.locateAddress(filled))
  );
}

function autofillPin({ form, autofill, provenance, confirmedPin, nowMs }: Parts, reading: AddressLocation) {
  const fields = form.getValues();
  const { pin, latitude, longitude } = fields;
  if (pin === null || !isTownOrPostcodeCentre(pin)) return;
  if (provenance.pin === 'confirmed' || confirmedPin === `${latitude} ${longitude}`) return;
  if (listCentres(reading).some((centre) => isAtCentre(fields, centre))) {
    if (pin.stale) form.setValue('pin', { ...pin, stale: false });
    return;
  }
  const postcode = getPostcode(reading);
  autofill.clearFields(['latitude', 'longitude', 'pin']);
  if (postcode !== undefined) autofill.fill('postcode', createPinAt(postcode, nowMs));
}

/** Stands for the place only as long as the address names that postcode or town. */
function isTownOrPostcodeCentre({ source }: NonNullable<CallFields['pin']>): boolean {
  return source === 'postcode' || source === 'town';
}

function getPostcode(reading: AddressLocation): Postcode | undefined {
  return reading.kind === 'place' && 'code' in reading.place ? reading.place : undefined;
}

function getPostcodeNumber(reading: AddressLocation): string | undefined {
  return reading.kind === 'contradiction' ? reading.postcode.code : getPostcode(reading)?.code;
}

/** By a known postcode. Where a town contradicts it, they may still be in one state. */
function getCertainRegion(reading: AddressLocation): Region | undefined {
  if (reading.kind !== 'contradiction') return getPostcode(reading)?.region;
  return reading.region === reading.postcode.region ? reading.region : undefined;
}

function listRegions(reading: AddressLocation): Region[] {
  if (reading.kind === 'nothing') return [];
  return reading.kind === 'place' ? [reading.place.region] : [reading.region, reading.postcode.region];
}
