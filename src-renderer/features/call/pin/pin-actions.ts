import type { CallFields } from '../../../../shared/calls/call';
import { parseCoordinate, type Pin } from '../../../../shared/pin/coordinates';
import type { ParsedPlace, Spot } from '../../../../shared/pin/parsed-location';
import { parsePlace } from '../../../../shared/pin/parse-location';
import type { Postcode, Town } from '../../../../shared/gazetteer/town';
import type { Trust } from '../../../../shared/calls/field-provenance';
import type { DeskMemory } from '../session/call-session';
import type { FillableForm, Fillings } from '../session/autofill-history';
import { knownPlaces, townFinder } from '../../../state/gazetteer-store';
import { coordinateTexts } from './pin-warning';
import { pinAt, pinOffers, type PinOffer } from './pin-suggestions';

const asTyped = { shouldDirty: true, shouldTouch: true } as const;

/** In characters: a place stands near the beginning of whatever is pasted. */
const longestRead = 10_000;

type PinParts = {
  readonly form: FillableForm;
  readonly fillings: Fillings;
  readonly memory: Pick<DeskMemory, 'place'>;
  readonly trust: () => Trust;
};

/** What can be done to a call's pin. Only the agent does it; the app itself moves none but its own guess. */
export function pinActions({ form, fillings, memory, trust }: PinParts) {
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
    memory.place.set((place) => ({ ...place, confirmedPin: `${latitude} ${longitude}` }));
    form.setValue('pin', { ...pin, stale: false, setAtMs: Date.now() }, asTyped);
  };
  /** The town or the centre of the postcode stands for the place, and its state for a state that nobody typed. */
  const takePlace = (place: Town | Postcode) => {
    const isGuess = fillings.filledBy('state') !== undefined && trust().state !== 'confirmed';
    const isStateFree = form.getValues('state').trim() === '' || isGuess;
    const state = isStateFree ? { state: place.state } : {};
    fillings.fill('code' in place ? 'postcode' : 'town', { ...pinAt(place, Date.now()), ...state });
  };
  const take = (offer: PinOffer): void => {
    switch (offer.kind) {
      case 'swap':
        return swap();
      case 'still-right':
        return confirm();
      case 'take-place':
        return takePlace(offer.place);
      case 'take-state':
        return form.setValue('state', offer.state, asTyped);
    }
  };

  /** The pair, map link or Plus Code in a text. A single number is a coordinate as it is typed. */
  const read = (text: string): ParsedPlace => {
    if (text.trim() === '' || parseCoordinate(text) !== undefined) return { kind: 'no place' };
    const piece = text.slice(0, longestRead);
    return parsePlace(piece, townFinder(knownPlaces.get(), form.getValues('address')));
  };

  return {
    read,
    /** Sets a place that was pasted as the pin; undone like any filling. False where it is none. */
    paste: (place: ParsedPlace): boolean => {
      if (place.kind !== 'place') return false;
      const { coordinates, source, radiusMetres } = place;
      const pin: Pin = { source, setAtMs: Date.now(), radiusMetres, stale: false };
      return fillings.fill('link', { ...coordinateTexts(coordinates), pin });
    },
    /** Puts a link that only its service can read into Latitude, where the screen says what to do about it. */
    pasteUnread: (link: string): void => void fillings.fill('link', { latitude: link }),
    /** Takes a pair, a map link or a Plus Code out of a text. False where there is none. */
    take: (text: string): boolean => {
      const place = read(text);
      if (place.kind !== 'place') return false;
      const texts = coordinateTexts(place.coordinates);
      form.setValue('latitude', texts.latitude, asTyped);
      form.setValue('longitude', texts.longitude, asTyped);
      setPin(place.source, place.radiusMetres);
      return true;
    },
    /** The place that the agent pointed at on the map; taken back like any filling. */
    place: ({ coordinates, radiusMetres }: Spot) => {
      const pin: Pin = { source: 'map', setAtMs: Date.now(), radiusMetres, stale: false };
      fillings.fill('map', { ...coordinateTexts(coordinates), pin });
    },
    edited: () => {
      const [latitude, longitude] = form.getValues(['latitude', 'longitude']).map(parseCoordinate);
      if (latitude === undefined || longitude === undefined) form.setValue('pin', null, asTyped);
      else setPin('typed', 0);
    },
    /** The address changed: a pin that was set before may point elsewhere. */
    age: () => {
      const pin = form.getValues('pin');
      if (pin !== null && !pin.stale) form.setValue('pin', { ...pin, stale: true }, asTyped);
    },
    /** Enter in a field of the pin does what is offered beside it, Shift+Enter the second of two. */
    takeOffer: (nth: 0 | 1 = 0): boolean => {
      const offer = pinOffers(form.getValues(), knownPlaces.get())[nth];
      if (offer === undefined) return false;
      take(offer);
      return true;
    },
  };
}

/** The pin that got its yes, for what follows the address. */
export function confirmedPinOf({
  trust,
  latitude,
  longitude,
}: Pick<CallFields, 'trust' | 'latitude' | 'longitude'>): string | null {
  return trust.pin === 'confirmed' ? `${latitude} ${longitude}` : null;
}

export type PinActions = ReturnType<typeof pinActions>;
