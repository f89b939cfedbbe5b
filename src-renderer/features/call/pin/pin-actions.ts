import { parseCoordinate, type Pin } from '../../../../shared/pin/coordinates';
import type { ParsedLocation, GeoPoint } from '../../../../shared/pin/parsed-location';
import { parseLocation } from '../../../../shared/pin/parse-location';
import type { Postcode, Town } from '../../../../shared/gazetteer/town';
import type { CallSession } from '../session/call-session';
import { gazetteerStore, createTownFinder } from '../../../state/gazetteer-store';
import { formatCoordinates } from './pin-warning';
import { createPinAt, getPinSuggestions, type PinSuggestion } from './pin-suggestions';

/** In characters: a place stands near the beginning of whatever is pasted. */
const maxReadLength = 10_000;

/** What can be done to a call's pin. Only the agent does it; the app itself moves none but its own guess. */
export function createPinActions(session: CallSession) {
  const swap = () => {
    const { latitude, longitude } = session.getFields();
    session.change({ latitude: longitude, longitude: latitude });
  };
  /** The address changed, and the pin is right all the same. */
  const confirm = () => {
    const { pin, latitude, longitude } = session.getFields();
    if (pin === null) return;
    session.remember({ confirmedPin: `${latitude} ${longitude}` });
    session.change({ pin: { ...pin, stale: false, setAtMs: Date.now() } });
  };
  /** The town or the centre of the postcode stands for the place, and its state for a state that nobody typed. */
  const takePlace = (place: Town | Postcode) => {
    const { state, provenance } = session.getFields();
    const isGuess = session.filledBy('state') !== undefined && provenance.state !== 'confirmed';
    const region = state.trim() === '' || isGuess ? { state: place.region } : {};
    session.fill('code' in place ? 'postcode' : 'town', { ...createPinAt(place, Date.now()), ...region });
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
        return session.change({ state: suggestion.region });
    }
  };

  /** The pair, map link or Plus Code in a text. A single number is a coordinate as it is typed. */
  const read = (text: string): ParsedLocation => {
    if (text.trim() === '' || parseCoordinate(text) !== undefined) return { kind: 'no-place' };
    const piece = text.slice(0, maxReadLength);
    return parseLocation(piece, createTownFinder(gazetteerStore.get(), session.getFields().address));
  };

  return {
    read,
    /** Sets a place that was pasted as the pin; undone like any filling. False where it is none. */
    paste: (place: ParsedLocation): boolean => {
      if (place.kind !== 'place') return false;
      const { coordinates, source, radiusMetres } = place;
      return session.fill('link', {
        ...formatCoordinates(coordinates),
        pin: createPin(source, radiusMetres),
      });
    },
    /** Puts a link that only its service can read into Latitude, where the screen says what to do about it. */
    pasteUnreadableLink: (link: string): void => void session.fill('link', { latitude: link }),
    /** Takes a pair, a map link or a Plus Code out of a text. False where there is none. */
    take: (text: string): boolean => {
      const place = read(text);
      if (place.kind !== 'place') return false;
      const { coordinates, source, radiusMetres } = place;
      session.change({ ...formatCoordinates(coordinates), pin: createPin(source, radiusMetres) });
      return true;
    },
    /** The place that the agent pointed at on the map; taken back like any filling. */
    place: ({ coordinates, radiusMetres }: GeoPoint): void =>
      void session.fill('map', { ...formatCoordinates(coordinates), pin: createPin('map', radiusMetres) }),
    /** Enter in a field of the pin does what is offered beside it, Shift+Enter the second of two. */
    acceptSuggestion: (nth: 0 | 1 = 0): boolean => {
      const suggestion = getPinSuggestions(session.getFields(), gazetteerStore.get())[nth];
      if (suggestion === undefined) return false;
      take(suggestion);
      return true;
    },
  };
}

function createPin(source: Pin['source'], radiusMetres: number): Pin {
  return { source, setAtMs: Date.now(), radiusMetres, stale: false };
}

export type PinActions = ReturnType<typeof createPinActions>;
