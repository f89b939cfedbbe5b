import { parseCoordinate, type Pin } from '../../../shared/pin';
import type { ParsedPlace, Spot } from '../../../shared/pin/place';
import { parsePlace } from '../../../shared/pin/parse-place';
import { pinOfPostcode, postcodeForPin, stateOfPin } from './by-the-app';
import type { FillableForm, Fillings } from './fillings';
import { knownPlaces, townFinder } from '../../known-places';
import { coordinateTexts, pinNote } from './pin-notes';

const asTyped = { shouldDirty: true, shouldTouch: true } as const;

/** In characters: a place stands near the beginning of whatever is pasted. */
const longestRead = 10_000;

/** What can be done to a call's pin. Only the agent does it; the app itself never moves one. */
export function pinActions(form: FillableForm, fillings: Fillings) {
  const setPin = (source: Pin['source'], radiusMetres: number) =>
    form.setValue('pin', { source, setAtMs: Date.now(), radiusMetres, stale: false }, asTyped);

  const swap = (): boolean => {
    const { latitude, longitude, pin } = form.getValues();
    if (pinNote({ latitude, longitude, pin }) !== 'swapped') return false;
    form.setValue('latitude', longitude, asTyped);
    form.setValue('longitude', latitude, asTyped);
    return true;
  };
  /** The address changed, and the pin is right all the same. */
  const confirm = (): boolean => {
    const pin = form.getValues('pin');
    if (pin?.stale !== true) return false;
    form.setValue('pin', { ...pin, stale: false, setAtMs: Date.now() }, asTyped);
    return true;
  };
  /** The pin is right, and the state was not. */
  const takeState = (): boolean => {
    const state = stateOfPin(form.getValues(), knownPlaces.get());
    if (state === undefined) return false;
    form.setValue('state', state, asTyped);
    confirm();
    return true;
  };
  /** The town of the postcode stands for the place, where there is no pin yet. */
  const takePostcode = (): boolean => {
    const postcode = postcodeForPin(form.getValues(), knownPlaces.get());
    return postcode !== undefined && fillings.fill('postcode', pinOfPostcode(postcode, Date.now()));
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
    swap,
    confirm,
    takeState,
    takePostcode,
    /** Enter in a field of the pin does what is offered beside it. */
    takeOffer: (): boolean => swap() || takeState() || confirm() || takePostcode(),
  };
}

export type PinActions = ReturnType<typeof pinActions>;
