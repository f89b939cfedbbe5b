import type { CallFields } from '../../../../shared/calls/call';
import { parseCoordinate, type Pin } from '../../../../shared/pin/coordinates';
import type { ParsedLocation, GeoPoint } from '../../../../shared/pin/parsed-location';
import { parseLocation } from '../../../../shared/pin/parse-location';
import type { Postcode, Town } from '../../../../shared/gazetteer/town';
import type { ProvenanceByPart } from '../../../../shared/calls/field-provenance';
import type { CallSession } from '../session/call-session';
import type { FillableForm, AutofillHistory } from '../session/autofill-history';
import { gazetteerStore, createTownFinder } from '../../../state/gazetteer-store';
import { formatCoordinates } from './pin-warning';
import { createPinAt, getPinSuggestions, type PinSuggestion } from './pin-suggestions';

const asTyped = { shouldDirty: true, shouldTouch: true } as const;

/** In characters: a place stands near the beginning of whatever is pasted. */
const maxReadLength = 10_000;

type PinParts = {
  readonly form: FillableForm;
  readonly autofill: AutofillHistory;
  readonly session: Pick<CallSession, 'location'>;
  readonly getProvenance: () => ProvenanceByPart;
};

/** What can be done to a call's pin. Only the agent does it; the app itself moves none but its own guess. */
export function createPinActions({ form, autofill, session, getProvenance }: PinParts) {
  const setPin = (source: Pin['source'], radiusMetres: number) =>
    form.setValue('pin', { source, setAtMs: Date.now(), radiusMetres, stale: false }, asTyped);

  const swap = () => {
    const { latitude, longitude } = form.getValues();
    form.setValue('latitude', longitude, asTyped);
    form.setValue('longitude', latitude, asTyped);
  };
  /** The address changed, and the pin is right all the same. */
  const confirm = () => {
    const { pin, latitude, longitude } = form.getValues();
    if (pin === null) return;
    session.location.set((place) => ({ ...place, confirmedPin: `${latitude} ${longitude}` }));
    form.setValue('pin', { ...pin, stale: false, setAtMs: Date.now() }, asTyped);
  };
  /** The town or the centre of the postcode stands for the place, and its state for a state that nobody typed. */
  const takePlace = (place: Town | Postcode) => {
    const isGuess = autofill.filledBy('state') !== undefined && getProvenance().state !== 'confirmed';
    const isStateFree = form.getValues('state').trim() === '' || isGuess;
    const state = isStateFree ? { state: place.region } : {};
    autofill.fill('code' in place ? 'postcode' : 'town', { ...createPinAt(place, Date.now()), ...state });
  };
  const take = (suggestion: PinSuggestion): void => {
    switch (suggestion.kind) {
      case 'swap':
        return swap();
      case 'still-right':
        return confirm();
      case 'use-town':
        return takePlace(suggestion.place);
      case 'use-region':
        return form.setValue('state', suggestion.region, asTyped);
    }
  };

  /** The pair, map link or Plus Code in a text. A single number is a coordinate as it is typed. */
  const read = (text: string): ParsedLocation => {
    if (text.trim() === '' || parseCoordinate(text) !== undefined) return { kind: 'no-place' };
    const piece = text.slice(0, maxReadLength);
    return parseLocation(piece, createTownFinder(gazetteerStore.get(), form.getValues('address')));
  };

  return {
    read,
    /** Sets a place that was pasted as the pin; undone like any filling. False where it is none. */
    paste: (place: ParsedLocation): boolean => {
      if (place.kind !== 'place') return false;
      const { coordinates, source, radiusMetres } = place;
      const pin: Pin = { source, setAtMs: Date.now(), radiusMetres, stale: false };
      return autofill.fill('link', { ...formatCoordinates(coordinates), pin });
    },
    /** Puts a link that only its service can read into Latitude, where the screen says what to do about it. */
    pasteUnreadableLink: (link: string): void => void autofill.fill('link', { latitude: link }),
    /** Takes a pair, a map link or a Plus Code out of a text. False where there is none. */
    take: (text: string): boolean => {
      const place = read(text);
      if (place.kind !== 'place') return false;
      const texts = formatCoordinates(place.coordinates);
      form.setValue('latitude', texts.latitude, asTyped);
      form.setValue('longitude', texts.longitude, asTyped);
      setPin(place.source, place.radiusMetres);
      return true;
    },
    /** The place that the agent pointed at on the map; taken back like any filling. */
    place: ({ coordinates, radiusMetres }: GeoPoint) => {
      const pin: Pin = { source: 'map', setAtMs: Date.now(), radiusMetres, stale: false };
      autofill.fill('map', { ...formatCoordinates(coordinates), pin });
    },
    handleEdit: () => {
      const [latitude, longitude] = form.getValues(['latitude', 'longitude']).map(parseCoordinate);
      if (latitude === undefined || longitude === undefined) form.setValue('pin', null, asTyped);
      else setPin('typed', 0);
    },
    /** The address changed: a pin that was set before may point elsewhere. */
    markStale: () => {
      const pin = form.getValues('pin');
      if (pin !== null && !pin.stale) form.setValue('pin', { ...pin, stale: true }, asTyped);
    },
    /** Enter in a field of the pin does what is offered beside it, Shift+Enter the second of two. */
    acceptSuggestion: (nth: 0 | 1 = 0): boolean => {
      const suggestion = getPinSuggestions(form.getValues(), gazetteerStore.get())[nth];
      if (suggestion === undefined) return false;
      take(suggestion);
      return true;
    },
  };
}

/** The pin that got its yes, for what follows the address. */
export function getConfirmedPin({
  provenance,
  latitude,
  longitude,
}: Pick<CallFields, 'provenance' | 'latitude' | 'longitude'>): string | null {
  return provenance.pin === 'confirmed' ? `${latitude} ${longitude}` : null;
}

export type PinActions = ReturnType<typeof createPinActions>;
