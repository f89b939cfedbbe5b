import type { CallFields } from '../../../shared/call';
import { extensionIn, phoneKind, type PhoneKind } from '../../../shared/phone-kind';
import type { Places } from '../../../shared/places/places';
import type { Postcode } from '../../../shared/places/town';
import { parseCoordinate } from '../../../shared/pin';
import type { MalaysianState } from '../../../shared/states';
import { textLimits } from '../../../shared/ticket';
import type { FillableForm, Fillings } from './fillings';
import { coordinateTexts } from './pin-notes';

/** What the app does by itself once a field was left. It fills what is blank or its own, and never moves a pin. */
export function fillFromPostcode(form: FillableForm, fillings: Fillings, places: Places | null): void {
  const { address, state } = form.getValues();
  const postcode = places?.postcodeIn(address);
  if (postcode === undefined || state === postcode.state) return;
  const isBlank = state.trim() === '';
  if (!isBlank && fillings.filledBy('state') !== 'postcode') return;
  if (isBlank && fillings.wasFilled('state', postcode.state)) return;
  fillings.fill('postcode', { state: postcode.state });
}

/** Why the app switches SMS off, by the kind of number. */
const smsOffReason: Readonly<Partial<Record<PhoneKind, 'landline' | 'tollFree'>>> = {
  landline: 'landline',
  'toll free': 'tollFree',
};

/**
 * Switches SMS off for a number that cannot receive one, and on again once the number is a mobile. Done once for each
 * call: what the agent then chooses stays.
 */
export function switchSmsByPhone(form: FillableForm, fillings: Fillings): void {
  const { phone, isReceiveSms } = form.getValues();
  const kind = phoneKind(phone);
  const reason = smsOffReason[kind];
  const filledBy = fillings.filledBy('isReceiveSms');
  const isOffByApp = !isReceiveSms && (filledBy === 'landline' || filledBy === 'tollFree');
  if (isOffByApp && (kind === 'mobile' || (reason !== undefined && reason !== filledBy))) {
    fillings.refuse('isReceiveSms');
    if (reason !== undefined) fillings.fill(reason, { isReceiveSms: false });
  } else if (reason !== undefined && isReceiveSms && !fillings.wasFilled('isReceiveSms', false)) {
    fillings.fill(reason, { isReceiveSms: false });
  }
}

/** StoreHub takes digits only, so that an extension is told to the technician. */
export function moveExtension(
  form: FillableForm,
  fillings: Fillings,
  line: (digits: string) => string,
): void {
  const { phone: typed, remark } = form.getValues();
  const { phone, extension } = extensionIn(typed);
  if (extension === '' || fillings.wasFilled('phone', phone)) return;
  const added = line(extension);
  const next = remark.includes(added) ? remark : withLine(remark, added);
  if (next.trim().length > textLimits.remark) return;
  fillings.fill('extension', { phone, remark: next });
}

export function withLine(text: string, line: string): string {
  return text.trim() === '' ? line : `${text.trimEnd()}\n${line}`;
}

/** The postcode whose centre may stand for the pin: only where there is none yet. */
export function postcodeForPin(
  { address, latitude, longitude }: Pick<CallFields, 'address' | 'latitude' | 'longitude'>,
  places: Places | null,
): Postcode | undefined {
  return latitude.trim() === '' && longitude.trim() === '' ? places?.postcodeIn(address) : undefined;
}

export function pinOfPostcode({ coordinates, radiusMetres }: Postcode, nowMs: number): Partial<CallFields> {
  return {
    ...coordinateTexts(coordinates),
    pin: { source: 'postcode', setAtMs: nowMs, radiusMetres, stale: false },
  };
}

/** The state in which the pin lies, where the one in the form is another. */
export function stateOfPin(
  { state, latitude, longitude }: Pick<CallFields, 'state' | 'latitude' | 'longitude'>,
  places: Places | null,
): MalaysianState | undefined {
  const pair = { latitude: parseCoordinate(latitude), longitude: parseCoordinate(longitude) };
  if (places === null || pair.latitude === undefined || pair.longitude === undefined) return undefined;
  const point = { latitude: pair.latitude, longitude: pair.longitude };
  return places.stateFits(state, point) === false ? places.stateAt(point)?.state : undefined;
}
