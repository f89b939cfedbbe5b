import type { CallFields } from '../../../../shared/calls/call';
import { findRegionOfAddress } from '../../../../shared/gazetteer/find-region-of-address';
import type { AddressLocation } from '../../../../shared/gazetteer/locate-address';
import type { Gazetteer } from '../../../../shared/gazetteer/gazetteer';
import type { Postcode } from '../../../../shared/gazetteer/town-and-postcode';
import { parseRegion } from '../../../../shared/regions/parse-and-suggest-regions';
import type { Region } from '../../../../shared/regions/malaysian-regions';
import { findNewestAutofill, toValueSource } from '../session/autofill-history';
import type { CallSession } from '../session/call-session';
import { isRegionOfAddress, listCentres, listRegions } from '../pin/address-regions';
import { createPinAt, isAtCentre } from '../pin/pin-quick-fixes';

/**
 * Runs when the address was left. A state and a pin that the app guessed from the postcode follow the address, and
 * disappear with it. Values that the agent typed stay. A confirmation of a filled state belongs to that address: it
 * holds only until a new address means another state.
 */
export function autofillFromAddress(session: CallSession, gazetteer: Gazetteer, nowMs: number): void {
  const { address } = session.getFields();
  const reading = gazetteer.locateAddress(address);
  autofillRegion(session, address, gazetteer);
  autofillPin(session, reading, nowMs);
  session.remember({ autofilledAddress: address });
}

function autofillRegion(session: CallSession, address: string, gazetteer: Gazetteer) {
  const { state } = session.getFields();
  const reading = gazetteer.locateAddress(address);
  const sure = findRegionOfAddress(address, gazetteer);
  const by = getPostcodeNumber(reading) === undefined ? 'town' : 'postcode';
  if (state.trim() === '') {
    if (sure !== undefined && !session.wasFilled('state', sure)) session.fill(by, { state: sure });
    return;
  }
  followAddress(session, { reading, sure, by }, gazetteer);
}

/** The region that an address names: `sure` if it is certain, `by` for the part of the address that names it. */
type RegionReading = {
  readonly reading: AddressLocation;
  readonly sure: Region | undefined;
  readonly by: 'postcode' | 'town';
};

/** Replaces or withdraws a region that stands there and that the agent did not type. */
function followAddress(session: CallSession, { reading, sure, by }: RegionReading, gazetteer: Gazetteer) {
  const { state, provenance } = session.getFields();
  const named = parseRegion(state);
  if (named !== undefined && (named === sure || listRegions(reading).includes(named))) return;
  const lastAddress = session.store.get().autofilledAddress;
  const last = gazetteer.locateAddress(lastAddress);
  if (provenance.state === 'confirmed' && listRegions(reading).length === 0) return;
  const isOwn = isAutofilledFromAddress(session, named, lastAddress, gazetteer);
  const mayFollow =
    isOwn || (isReusedOrInferred(session) && hasNewPostcode(reading, last, session, gazetteer));
  const isAway = mayFollow && isElsewhere(named, reading, gazetteer);
  if (isOwn || (isAway && sure === undefined)) session.clearFields(['state']);
  // A town may reach into the region that stands there. A postcode decides.
  if (sure !== undefined && (isOwn || isAway || (mayFollow && by === 'postcode')))
    session.fill(by, { state: sure });
}

/** Whether the address names places, none of which lies in this region. */
function isElsewhere(named: Region | undefined, reading: AddressLocation, gazetteer: Gazetteer): boolean {
  return reading.kind !== 'nothing' && named !== undefined && !isRegionOfAddress(named, reading, gazetteer);
}

/** Whether this run of the app filled it, or an earlier one, of which only the provenance and the address remain. */
function isAutofilledFromAddress(
  session: CallSession,
  named: Region | undefined,
  lastAddress: string,
  gazetteer: Gazetteer,
): boolean {
  const by = session.filledBy('state');
  if (by === 'postcode' || by === 'town') return true;
  if (by !== undefined || named === undefined) return false;
  const regions = listRegions(gazetteer.locateAddress(lastAddress));
  const isOfLast = regions.includes(named) || findRegionOfAddress(lastAddress, gazetteer) === named;
  return session.getFields().provenance.state === 'inferred' && isOfLast;
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
  const filled = findNewestAutofill(getFields().autofill.applied, 'address')?.after.address ?? '';
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
