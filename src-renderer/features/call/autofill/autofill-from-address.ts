import type { CallFields } from '../../../../shared/calls/call';
import type { AddressLocation } from '../../../../shared/gazetteer/locate-address';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import type { Postcode } from '../../../../shared/gazetteer/town';
import { parseRegion } from '../../../../shared/regions/parse-and-suggest-regions';
import type { Region } from '../../../../shared/regions/malaysian-regions';
import { findNewest, toValueSource } from '../session/autofill-history';
import type { CallSession } from '../session/call-session';
import { createPinAt, isAtCentre, isRegionOfAddress, listCentres, listRegions } from '../pin/pin-suggestions';

/**
 * Runs when the address was left. A state and a pin that the app guessed from the postcode follow the address, and
 * disappear with it. Values that the agent typed stay. A confirmation of a filled state belongs to that address: it
 * holds only until a new address means another state.
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
  const mayFollow =
    isOwn || (isReusedOrInferred(session) && hasNewPostcode(reading, last, session, gazetteer));
  if (isOwn || (mayFollow && sure === undefined && isElsewhere(named, reading, gazetteer)))
    session.clearFields(['state']);
  if (mayFollow && sure !== undefined) session.fill('postcode', { state: sure });
}

/** Whether the address names places, none of which lies in this region. */
function isElsewhere(named: Region | undefined, reading: AddressLocation, gazetteer: Gazetteer): boolean {
  return reading.kind !== 'nothing' && named !== undefined && !isRegionOfAddress(named, reading, gazetteer);
}

/** Whether this run of the app filled it, or an earlier one, of which only the provenance and the address remain. */
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

/** Whether it comes from a pasted text or an earlier ticket, confirmed since or not. */
function isReusedOrInferred(session: CallSession): boolean {
  const { state } = session.getFields().provenance;
  if (state === 'confirmed') return toValueSource(session.filledBy('state')) !== 'agent';
  return state === 'inferred' || state === 'reused';
}

/** Whether the agent gave another postcode, and not just another house number. */
function hasNewPostcode(
  now: AddressLocation,
  last: AddressLocation,
  { getFields }: CallSession,
  gazetteer: Gazetteer,
): boolean {
  const filled = findNewest(getFields().autofill.applied, 'address')?.after.address ?? '';
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

/** Such a pin is valid only while the address names that postcode or town. */
function isTownOrPostcodeCentre({ source }: NonNullable<CallFields['pin']>): boolean {
  return source === 'postcode' || source === 'town';
}

function getPostcode(reading: AddressLocation): Postcode | undefined {
  return reading.kind === 'place' && 'code' in reading.place ? reading.place : undefined;
}

function getPostcodeNumber(reading: AddressLocation): string | undefined {
  return reading.kind === 'contradiction' ? reading.postcode.code : getPostcode(reading)?.code;
}

/** The region of a known postcode. If a town contradicts it, both may still be in one region. */
function getCertainRegion(reading: AddressLocation): Region | undefined {
  if (reading.kind !== 'contradiction') return getPostcode(reading)?.region;
  return reading.region === reading.postcode.region ? reading.region : undefined;
}
