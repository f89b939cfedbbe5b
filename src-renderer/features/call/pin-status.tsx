import { useDeferredValue } from 'react';
import type { CallFields } from '../../../shared/call';
import { parseCoordinate, type Pin } from '../../../shared/pin';
import { parsePlace } from '../../../shared/pin/parse-place';
import type { Places } from '../../../shared/places/places';
import { shortDay } from '../../i18n/format';
import { useText, type Translate } from '../../i18n/text';
import { useStore } from '../../store';
import { Button } from '../../ui/button';
import { radiusSaid } from '../../ui/place-said';
import { postcodeForPin, stateOfPin } from './by-the-app';
import { useCallForm } from './call-form-context';
import css from './call-form.module.css';
import { knownPlaces, townFinder } from '../../known-places';
import { pinNote, postcodeOfPin } from './pin-notes';

/** One sentence on the pin, the worst first, and what Enter does about it. */
export function PinStatus() {
  const t = useText();
  const { isEditable, pin: actions, showMap } = useCallForm();
  const places = useStore(knownPlaces, (known) => known);
  const fields = usePlaceFields();
  const { sentence, isDoubt, offer } = statusOf(fields, places, t);
  return (
    <p className={css['status']} data-tone={isDoubt ? 'warn' : 'quiet'}>
      {sentence}
      {isEditable && offer !== undefined && (
        <Button kind="quiet" keyName="Enter" isTabStop={false} onPress={() => void actions.takeOffer()}>
          {offer}
        </Button>
      )}
      {isEditable && (
        <Button kind="quiet" action="map" isTabStop={false} className={css['map']} onPress={showMap}>
          {t('map.open')}
        </Button>
      )}
    </p>
  );
}

type PlaceFields = Pick<CallFields, 'address' | 'state' | 'latitude' | 'longitude' | 'pin'>;

/** Only these are looked at, and only once the keys have been painted. */
function usePlaceFields(): PlaceFields {
  const { reading } = useCallForm();
  return {
    address: useDeferredValue(useStore(reading, (now) => now.fields.address)),
    state: useDeferredValue(useStore(reading, (now) => now.fields.state)),
    latitude: useStore(reading, (now) => now.fields.latitude),
    longitude: useStore(reading, (now) => now.fields.longitude),
    pin: useStore(reading, (now) => now.fields.pin),
  };
}

type Status = { readonly sentence: string; readonly isDoubt: boolean; readonly offer?: string | undefined };

function statusOf(fields: PlaceFields, places: Places | null, t: Translate): Status {
  const unread = unreadIn(fields, places, t);
  if (unread !== undefined) return { sentence: unread, isDoubt: true };
  if (isZero(fields)) return { sentence: t('faults.zero pin'), isDoubt: true };
  const note = pinNote(fields);
  if (note === 'swapped') {
    return { sentence: t('notes.pinSwapped'), isDoubt: true, offer: t('notes.pinSwap') };
  }
  if (note === 'outside') return { sentence: t('notes.pinOutside'), isDoubt: true };
  const state = stateOfPin(fields, places);
  if (state !== undefined) {
    const sentence = t('desk.pinInState', { state });
    return { sentence, isDoubt: true, offer: t('desk.takeState', { state }) };
  }
  if (note === 'stale') {
    return { sentence: t('notes.pinStale'), isDoubt: true, offer: t('notes.pinStillRight') };
  }
  if (fields.pin !== null) return { sentence: setSentence(fields, fields.pin, places, t), isDoubt: false };
  const postcode = postcodeForPin(fields, places);
  if (postcode === undefined) return { sentence: t('hints.pin'), isDoubt: false };
  const radius = radiusSaid(postcode.radiusMetres, t);
  return {
    sentence: t('desk.pinAsk'),
    isDoubt: false,
    offer: t('desk.takePostcode', { code: postcode.code, town: postcode.name, radius }),
  };
}

/** The fields have no room to say it in. */
function isZero({ latitude, longitude }: PlaceFields): boolean {
  return parseCoordinate(latitude) === 0 && parseCoordinate(longitude) === 0;
}

/** What is no place by itself: only its service knows where a short link leads. */
function unreadIn(
  { address, latitude, longitude }: PlaceFields,
  places: Places | null,
  t: Translate,
): string | undefined {
  const text = `${latitude} ${longitude}`;
  if (!/[a-z]/i.test(text)) return undefined;
  const place = parsePlace(text, townFinder(places, address));
  if (place.kind === 'short link') return t('notes.pinShortLink', { service: place.service });
  return place.kind === 'short plus code' ? t('desk.pinShortCode', { code: place.code }) : undefined;
}

function setSentence(fields: PlaceFields, pin: Pin, places: Places | null, t: Translate): string {
  const code = pin.source === 'postcode' ? postcodeOfPin(fields, places) : undefined;
  const from = code === undefined ? t(`notes.pinFrom.${pin.source}`) : t('desk.pinFromPostcode', { code });
  const when = shortDay(pin.setAtMs, Date.now(), t.language);
  return t('notes.pinSaid', { from, when, radius: radiusSaid(pin.radiusMetres, t) });
}
