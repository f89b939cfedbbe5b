import type { CallFields } from '../../../../shared/calls/call';
import type { AddressLocation } from '../../../../shared/gazetteer/locate-address';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import type { Postcode } from '../../../../shared/gazetteer/town';
import { parseRegion } from '../../../../shared/regions/region-names';
import type { Region } from '../../../../shared/regions/regions';
import { findNewest, toValueSource } from '../session/autofill-history';
import type { CallSession } from '../session/call-session';
import { listCentres, isAtCentre, createPinAt } from '../pin/pin-suggestions';

/**
 * Once the address was left: the state and a pin that are the app's own guess from the postcode follow it, and go
 * with it. What the agent typed stays. A yes to a filled state was given to the address before: it holds only until
 * another address says another state.
 */
export function autofillFromAddress(session: CallSession, gazetteer: Gazetteer, nowMs: number): void {
  const { address } = session.getFields();
  const reading = gazetteer.locateAddress(address);
  autofillRegion(session, reading, gazetteer);
  autofillPin(session, reading, nowMs);
  session.remember({ autofilledAddress: address });
}

function autofillRegion(session: CallSession, reading: AddressLocation, gazetteer: Gazetteer) {
  const { state, provenance } = session.getFields();
  const sure = getCertainRegion(reading);
  if (state.trim() === '') {
    if (sure !== undefined && !session.wasFilled('state', sure)) session.fill('postcode', { state: sure });
    return;
  }
  const named = parseRegion(state);
  if (named !== undefined && listRegions(reading).includes(named)) return;
  const last = gazetteer.locateAddress(session.store.get().autofilledAddress);
  if (provenance.state === 'confirmed' && listRegions(reading).length === 0) return;
  const isOwn = isAutofilledFromAddress(session, named, last);
  if (isOwn) session.clearFields(['state']);
  const mayFollow =
    isOwn || (isReusedOrInferred(session) && hasNewPostcode(reading, last, session, gazetteer));
  if (mayFollow && sure !== undefined) session.fill('postcode', { state: sure });
}

/** By this run of the app, or by the one before, of which only the mark and the address are left. */
function isAutofilledFromAddress(
  session: CallSession,
  named: Region | undefined,
  last: AddressLocation,
): boolean {
  const by = session.filledBy('state');
  if (by === 'postcode' || by === 'town') return true;
  return (
    by === undefined &&
    session.getFields().provenance.state === 'inferred' &&
    named !== undefined &&
    listRegions(last).includes(named)
  );
}

/** Out of a pasted text or an earlier ticket, whether or not it was confirmed since. */
function isReusedOrInferred(session: CallSession): boolean {
  const { state } = session.getFields().provenance;
  if (state === 'confirmed') return toValueSource(session.filledBy('state')) !== 'agent';
  return state === 'inferred' || state === 'reused';
}

/** The agent gave another postcode, rather than another house number. */
function hasNewPostcode(
  now: AddressLocation,
  last: AddressLocation,
  { store }: CallSession,
  gazetteer: Gazetteer,
): boolean {
  const filled = findNewest(store.get().autofill.applied, 'address')?.after.address ?? '';
  return (
    getPostcodeNumber(now) !== getPostcodeNumber(last) &&
    getPostcodeNumber(now) !== getPostcodeNumber(gazetteer.locateAddress(filled))
  );
}

function autofillPin(session: CallSession, reading: AddressLocation, nowMs: number) {
  const { fields, confirmedPin } = session.store.get();
  const { pin, latitude, longitude, provenance } = fields;
  if (pin === null || !isTownOrPostcodeCentre(pin)) return;
  if (provenance.pin === 'confirmed' || confirmedPin === `${latitude} ${longitude}`) return;
  if (listCentres(reading).some((centre) => isAtCentre(fields, centre))) {
    if (pin.stale) session.change({ pin: { ...pin, stale: false } });
    return;
  }
  const postcode = getPostcode(reading);
  session.clearFields(['latitude', 'longitude', 'pin']);
  if (postcode !== undefined) session.fill('postcode', createPinAt(postcode, nowMs));
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
