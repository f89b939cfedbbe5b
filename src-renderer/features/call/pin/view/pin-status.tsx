import { parseCoordinate, type Pin } from '../../../../../shared/pin/coordinates';
import { parsePlace } from '../../../../../shared/pin/parse-location';
import type { Places } from '../../../../../shared/gazetteer/gazetteer';
import { shortDay } from '../../../../i18n/format';
import { useText, type Translate } from '../../../../i18n/translate';
import { useStore } from '../../../../state/store';
import { Button } from '../../../../ui/button';
import { radiusSaid } from '../../../../components/map/describe-location';
import { useCallForm } from '../../editing/call-form-context';
import css from '../../fields/call-form.module.css';
import { knownPlaces, townFinder } from '../../../../state/gazetteer-store';
import { usePlaceFields } from './use-location-warnings';
import { pinNote } from '../pin-warning';
import { centresOf, isAt, pinOffers, stateOfPin, type PinOffer, type PlaceFields } from '../pin-suggestions';

/** One sentence on the pin, the worst first, and what Enter and Shift+Enter do about it. */
export function PinStatus() {
  const t = useText();
  const { isEditable, pin: actions, showMap } = useCallForm();
  const places = useStore(knownPlaces, (known) => known);
  const fields = usePlaceFields();
  const { sentence, isDoubt, offers } = statusOf(fields, places, t);
  return (
    <div className={css['status']} data-tone={isDoubt ? 'warn' : 'quiet'}>
      <p className={css['sentence']}>{sentence}</p>
      <p className={css['offers']}>
        {isEditable &&
          offers.map((offer, nth) => (
            <Button
              key={offer}
              kind="quiet"
              keyName={nth === 0 ? 'Enter' : 'Shift+Enter'}
              isTabStop={false}
              onPress={() => void actions.takeOffer(nth === 0 ? 0 : 1)}
            >
              {offer}
            </Button>
          ))}
        {isEditable && (
          <Button kind="quiet" action="map" isTabStop={false} className={css['map']} onPress={showMap}>
            {t('map.open')}
          </Button>
        )}
      </p>
    </div>
  );
}

type Status = {
  readonly sentence: string;
  readonly isDoubt: boolean;
  readonly offers: readonly string[];
};

function statusOf(fields: PlaceFields, places: Places | null, t: Translate): Status {
  const unread = unreadIn(fields, places, t);
  if (unread !== undefined) return { sentence: unread, isDoubt: true, offers: [] };
  if (isZero(fields)) return { sentence: t('fieldErrors.zero pin'), isDoubt: true, offers: [] };
  const found = pinOffers(fields, places);
  const offers = found.map((offer) => offerSaid(offer, found.length === 1, t));
  const note = pinNote(fields);
  if (note === 'swapped') return { sentence: t('fieldNotes.pinSwapped'), isDoubt: true, offers };
  if (note === 'outside') return { sentence: t('fieldNotes.pinOutside'), isDoubt: true, offers };
  const state = stateOfPin(fields, places);
  if (state !== undefined) return { sentence: t('callScreen.pinInState', { state }), isDoubt: true, offers };
  if (note === 'stale') return { sentence: t('fieldNotes.pinStale'), isDoubt: true, offers };
  if (fields.pin !== null)
    return { sentence: setSentence(fields, fields.pin, places, t), isDoubt: false, offers };
  return { sentence: t(offers.length === 0 ? 'hints.pin' : 'callScreen.pinAsk'), isDoubt: false, offers };
}

/** Two of them share one line: there, how rough a place is comes to be said once it was taken. */
function offerSaid(offer: PinOffer, isAlone: boolean, t: Translate): string {
  switch (offer.kind) {
    case 'swap':
      return t('fieldNotes.pinSwap');
    case 'still-right':
      return t('fieldNotes.pinStillRight');
    case 'take-state':
      return t('callScreen.takeState', { state: offer.state });
    case 'take-place': {
      const { name, radiusMetres } = offer.place;
      const place = 'code' in offer.place ? `${offer.place.code} ${name}` : name;
      return isAlone ? t('callScreen.takePlace', { place, radius: radiusSaid(radiusMetres, t) }) : place;
    }
  }
}

/** The fields have no room to say it in. */
function isZero({ latitude, longitude }: PlaceFields): boolean {
  return parseCoordinate(latitude) === 0 && parseCoordinate(longitude) === 0;
}

/** What is no place by itself: only its service knows where a link without coordinates leads. */
function unreadIn(
  { address, latitude, longitude }: PlaceFields,
  places: Places | null,
  t: Translate,
): string | undefined {
  const text = `${latitude} ${longitude}`;
  if (!/[a-z]/i.test(text)) return undefined;
  const place = parsePlace(text, townFinder(places, address));
  if (place.kind === 'short link') return t('fieldNotes.pinShortLink', { service: place.service });
  if (place.kind === 'link-without-place')
    return t('fieldNotes.pinLinkWithoutPlace', { service: place.service });
  return place.kind === 'short plus code' ? t('callScreen.pinShortCode', { code: place.code }) : undefined;
}

function setSentence(fields: PlaceFields, pin: Pin, places: Places | null, t: Translate): string {
  const when = shortDay(pin.setAtMs, Date.now(), t.language);
  return t('fieldNotes.pinSaid', {
    from: centreSaid(fields, pin, places, t) ?? t(`fieldNotes.pinFrom.${pin.source}`),
    when,
    radius: radiusSaid(pin.radiusMetres, t),
  });
}

/** By name, where the address still has the postcode or the town at whose centre the pin is. */
function centreSaid(fields: PlaceFields, pin: Pin, places: Places | null, t: Translate): string | undefined {
  if (places === null || (pin.source !== 'postcode' && pin.source !== 'town')) return undefined;
  const centre = centresOf(places.readAddress(fields.address)).find((place) => isAt(fields, place));
  return centre && t('callScreen.pinFromCentre', { of: 'code' in centre ? centre.code : centre.name });
}
