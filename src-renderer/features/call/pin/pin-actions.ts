import { formatCoordinates, parseCoordinate, type Pin } from '../../../../shared/pin/pin-and-coordinates';
import type { ParsedLocation } from '../../../../shared/pin/parsed-location';
import type { GeoPoint } from '../../../../shared/pin/geo-point';
import { parseLocation } from '../../../../shared/pin/parse-location';
import type { Postcode, Town } from '../../../../shared/gazetteer/town-and-postcode';
import type { CallSession } from '../session/call-session';
import { gazetteerStore } from '../../../state/gazetteer-store';
import { createStore, type ReadableStore } from '../../../state/store';
import { createTownFinder } from '../../../state/create-town-finder';
import { createPinAt, getPinSuggestions, type PinSuggestion } from './pin-quick-fixes';

/** In characters. A pasted location is near the beginning of the text. */
const maxReadLength = 10_000;

/** The actions on a call's pin. Only the agent moves a pin; the app itself only moves its own guess. */
export function createPinActions(session: CallSession) {
  const actionCount = createStore(0);
  const countAction = () => actionCount.set((count) => count + 1);
  const swap = () => {
    const { latitude, longitude } = session.getFields();
    session.change({ latitude: longitude, longitude: latitude });
  };
  const rememberConfirmed = () => {
    const { latitude, longitude } = session.getFields();
    session.remember({ confirmedPin: `${latitude} ${longitude}` });
  };
  /** Confirms that the pin is right although the address changed. */
  const confirm = () => {
    const { pin } = session.getFields();
    if (pin === null) return;
    rememberConfirmed();
    session.change({ pin: { ...pin, stale: false, setAtMs: Date.now() } });
  };
  /** The same by Enter on the map, whose undo leaves what was filled before. */
  const confirmFromMap = () => {
    const { pin } = session.getFields();
    if (pin === null) return;
    session.fill('map', { pin: { ...pin, stale: false, setAtMs: Date.now() } });
    rememberConfirmed();
  };
  /** Uses the centre of the town or postcode as the pin, and its state unless the agent typed one. */
  const setToPlace = (place: Town | Postcode) => {
    const { state, provenance } = session.getFields();
    const isGuess = session.filledBy('state') !== undefined && provenance.state !== 'confirmed';
    const region = state.trim() === '' || isGuess ? { state: place.region } : {};
    session.fill('code' in place ? 'postcode' : 'town', { ...createPinAt(place, Date.now()), ...region });
  };
  const accept = (suggestion: PinSuggestion): void => {
    switch (suggestion.kind) {
      case 'swap':
        return swap();
      case 'still-right':
        return confirm();
      case 'use-town':
        return setToPlace(suggestion.place);
      case 'use-region':
        return session.change({ state: suggestion.region });
    }
  };

  /** Reads the pair, map link or Plus Code in a text. A single number is a coordinate being typed. */
  const read = (text: string): ParsedLocation => {
    if (text.trim() === '' || parseCoordinate(text) !== undefined) return { kind: 'no-place' };
    const piece = text.slice(0, maxReadLength);
    return parseLocation(piece, createTownFinder(gazetteerStore.get(), session.getFields().address));
  };

  return {
    /** How often the agent set or confirmed the pin by one key, for what is announced then. */
    actionCount: actionCount as ReadableStore<number>,
    read,
    confirmFromMap: () => {
      confirmFromMap();
      countAction();
    },
    setToPlace: (place: Town | Postcode) => {
      setToPlace(place);
      countAction();
    },
    /**
     * Sets a pasted location as the pin. It can be undone like any autofill. Returns false if the text is no location.
     */
    paste: (place: ParsedLocation): boolean => {
      if (place.kind !== 'place') return false;
      const { coordinates, source, radiusMetres } = place;
      const isFilled = session.fill('link', {
        ...formatCoordinates(coordinates),
        pin: createPin(source, radiusMetres),
      });
      if (isFilled) countAction();
      return isFilled;
    },
    /** Puts a link that only its service can read into Latitude, where the screen explains what to do. */
    pasteUnreadableLink: (link: string): void => void session.fill('link', { latitude: link }),
    /** Sets the pin from a pair, a map link or a Plus Code in a text. Returns false if there is none. */
    setFromText: (text: string): boolean => {
      const place = read(text);
      if (place.kind !== 'place') return false;
      const { coordinates, source, radiusMetres } = place;
      session.change({ ...formatCoordinates(coordinates), pin: createPin(source, radiusMetres) });
      countAction();
      return true;
    },
    /** Sets the pin picked on the map. It can be undone like any autofill. */
    setFromMap: ({ coordinates, radiusMetres }: GeoPoint): void => {
      session.fill('map', { ...formatCoordinates(coordinates), pin: createPin('map', radiusMetres) });
      countAction();
    },
    /** Enter in a field of the pin accepts the first suggestion, Shift+Enter the second. */
    acceptSuggestion: (nth: 0 | 1 = 0): boolean => {
      const suggestion = getPinSuggestions(session.getFields(), gazetteerStore.get())[nth];
      if (suggestion === undefined || suggestion === null) return false;
      accept(suggestion);
      countAction();
      return true;
    },
  };
}

function createPin(source: Pin['source'], radiusMetres: number): Pin {
  return { source, setAtMs: Date.now(), radiusMetres, stale: false };
}

export type PinActions = ReturnType<typeof createPinActions>;
