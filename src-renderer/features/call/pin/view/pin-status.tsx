import { useMemo } from 'react';
import { parseCoordinate, type Pin } from '../../../../../shared/pin/pin-and-coordinates';
import { parseLocation } from '../../../../../shared/pin/parse-location';
import { translateRegion } from '../../../../../shared/regions/translate-region';
import type { Gazetteer } from '../../../../../shared/gazetteer/gazetteer';
import { findOtherStoreOfPlace, type ReusedPlace } from '../../../../../shared/calls/reused-place';
import { useMask } from '../../../../components/masking/mask-scope-and-masked-text';
import { formatShortDate } from '../../../../../shared/i18n/format-dates';
import { useText, type Translate } from '../../../../i18n/use-text';
import { useStore } from '../../../../state/store';
import { Button } from '../../../../ui/button';
import { describeRadius } from '../../../../components/map/describe-location';
import { pinStatusId, useCallForm, useCallState } from '../../editing/call-form-context';
import css from '../../fields/call-form.module.css';
import { gazetteerStore } from '../../../../state/gazetteer-store';
import { createTownFinder } from '../../../../state/create-town-finder';
import { useAnnouncedPin } from './use-announced-pin';
import { useLocationFields } from '../../doubts/use-location-fields';
import { getPinWarning } from '../get-pin-warning';
import { listCentres } from '../address-regions';
import {
  isAtCentre,
  describePlace,
  findDistantPlace,
  getPinSuggestions,
  findRegionOfPin,
  type PinSuggestion,
  type LocationFields,
} from '../pin-quick-fixes';

/** One sentence about the pin, most serious first, and the suggestions for Enter and Shift+Enter. */
export function PinStatus() {
  const t = useText();
  const { isEditable, pin: actions, showMap } = useCallForm();
  const gazetteer = useStore(gazetteerStore);
  const fields = useLocationFields();
  const mask = useMask();
  const reusedPlace = useCallState((now) => now.fields.reusedPlace);
  const otherStore = useCallState((now) => findOtherStoreOfPlace(now.fields));
  const storeText = describeStoreOfPin(reusedPlace, otherStore && mask('store', otherStore), t);
  const { sentence, isWarning, suggestions } = useMemo(
    () => getPinStatus(fields, { gazetteer, isEditable, storeText }, t),
    [fields, gazetteer, isEditable, storeText, t],
  );
  const spoken = addSuggestions(sentence, isEditable ? suggestions : []);
  useAnnouncedPin(actions, spoken);
  return (
    <div className={css['status']} data-tone={isWarning ? 'warn' : 'quiet'}>
      <p className={css['sentence']}>{sentence}</p>
      {/* Describes both fields: of a button, its key as well, and how exact its place is. */}
      <span id={pinStatusId} aria-label={spoken} hidden />
      <p className={css['offers']}>
        {isEditable &&
          suggestions.map(
            (suggestion, nth) =>
              suggestion !== null && (
                <Button
                  key={suggestion.text}
                  kind="quiet"
                  keyName={suggestionKeys[nth]}
                  isTabStop={false}
                  onPress={() => void actions.acceptSuggestion(nth === 0 ? 0 : 1)}
                >
                  {suggestion.text}
                </Button>
              ),
          )}
        {isEditable && (
          <Button kind="quiet" action="map" isTabStop={false} className={css['map']} onPress={showMap}>
            {t('map.open')}
          </Button>
        )}
      </p>
    </div>
  );
}

type PinStatusText = {
  readonly sentence: string;
  readonly isWarning: boolean;
  /** For Enter and Shift+Enter; null where the key does nothing. */
  readonly suggestions: readonly (ShownSuggestion | null)[];
};

type ShownSuggestion = { readonly text: string; readonly spoken: string };

const suggestionKeys = ['Enter', 'Shift+Enter'] as const;

/** What a listener hears of the pin: each suggestion with its key. */
function addSuggestions(sentence: string, suggestions: PinStatusText['suggestions']): string {
  const texts = suggestions.map((one, nth) => one && `${suggestionKeys[nth]}: ${one.spoken}.`);
  return [sentence, ...texts].filter(Boolean).join(' ');
}

type PinStatusParts = {
  readonly gazetteer: Gazetteer | null;
  readonly isEditable: boolean;
  /** Where a pin of an earlier ticket comes from. */
  readonly storeText: string;
};

function getPinStatus(
  fields: LocationFields,
  { gazetteer, isEditable, storeText }: PinStatusParts,
  t: Translate,
): PinStatusText {
  const unread = describeUnreadable(fields, gazetteer, t);
  if (unread !== undefined) return { sentence: unread, isWarning: true, suggestions: [] };
  if (isZeroPin(fields)) return { sentence: t('fieldErrors.zero-pin'), isWarning: true, suggestions: [] };
  const found = getPinSuggestions(fields, gazetteer);
  const isAlone = found.filter((suggestion) => suggestion !== null).length === 1;
  const suggestions = found.map(
    (suggestion) =>
      suggestion && {
        text: describeSuggestion(suggestion, isAlone, t),
        spoken: describeSuggestion(suggestion, true, t),
      },
  );
  const note = getPinWarning(fields);
  if (note === 'swapped') return { sentence: t('fieldNotes.pinSwapped'), isWarning: true, suggestions };
  if (note === 'outside') return { sentence: t('fieldNotes.pinOutside'), isWarning: true, suggestions };
  const state = findRegionOfPin(fields, gazetteer);
  if (state !== undefined)
    return {
      sentence: t('callScreen.pinInRegion', { state: translateRegion(state, t.language) }),
      isWarning: true,
      suggestions,
    };
  if (note === 'stale') return { sentence: t('fieldNotes.pinStale'), isWarning: true, suggestions };
  const distant = findDistantPlace(fields, gazetteer);
  if (distant !== undefined)
    return { sentence: t('callScreen.doubt.pin-and-town', distant), isWarning: true, suggestions };
  if (fields.pin !== null)
    return {
      sentence: describePin(fields, fields.pin, { gazetteer, storeText }, t),
      isWarning: false,
      suggestions,
    };
  return { sentence: describeBlankPin(suggestions.length > 0, isEditable, t), isWarning: false, suggestions };
}

/** A call that has ended takes no pin any more. */
function describeBlankPin(hasSuggestions: boolean, isEditable: boolean, t: Translate): string {
  if (!isEditable) return '';
  return t(hasSuggestions ? 'callScreen.pinAsk' : 'hints.pin');
}

/** An address that was changed since is no longer known to be that of the store. */
function describeStoreOfPin(
  reusedPlace: ReusedPlace | null,
  otherStore: string | undefined,
  t: Translate,
): string {
  if (otherStore !== undefined) return t('callScreen.pinFromOtherStore', { store: otherStore });
  return t(reusedPlace === null ? 'callScreen.pinFromLastTicket' : 'fieldNotes.pinFrom.store');
}

/** Two suggestions share one line, so the possible error is shown only after one is accepted. */
function describeSuggestion(suggestion: PinSuggestion, isAlone: boolean, t: Translate): string {
  switch (suggestion.kind) {
    case 'swap':
      return t('fieldNotes.pinSwap');
    case 'still-right':
      return t('fieldNotes.pinStillRight');
    case 'use-region':
      return t('callScreen.useRegion', { state: translateRegion(suggestion.region, t.language) });
    case 'use-town': {
      const place = describePlace(suggestion.place);
      const radius = describeRadius(suggestion.place.radiusMetres, t);
      return isAlone ? t('callScreen.useTown', { place, radius }) : place;
    }
  }
}

/** The fields have no space for this note. */
function isZeroPin({ latitude, longitude }: LocationFields): boolean {
  return parseCoordinate(latitude) === 0 && parseCoordinate(longitude) === 0;
}

/** Explains text that is no location: only its service knows where a link without coordinates leads. */
function describeUnreadable(
  { address, latitude, longitude }: LocationFields,
  gazetteer: Gazetteer | null,
  t: Translate,
): string | undefined {
  const text = `${latitude} ${longitude}`;
  if (!/[a-z]/i.test(text)) return undefined;
  const place = parseLocation(text, createTownFinder(gazetteer, address));
  if (place.kind === 'short-link') {
    return place.service === 'link-shortener'
      ? t('fieldNotes.pinShortenedLink')
      : t('fieldNotes.pinShortLink', { service: place.service });
  }
  if (place.kind === 'link-without-place')
    return t('fieldNotes.pinLinkWithoutPlace', { service: place.service });
  return place.kind === 'short-plus-code' ? t('callScreen.pinShortCode', { code: place.code }) : undefined;
}

function describePin(
  fields: LocationFields,
  pin: Pin,
  { gazetteer, storeText }: Pick<PinStatusParts, 'gazetteer' | 'storeText'>,
  t: Translate,
): string {
  const from = pin.source === 'store' ? storeText : t(`fieldNotes.pinFrom.${pin.source}`);
  const when = formatShortDate(pin.setAtMs, Date.now(), t.language);
  return t('fieldNotes.pinSaid', {
    from: describeCentre(fields, pin, gazetteer, t) ?? from,
    when,
    radius: describeRadius(pin.radiusMetres, t),
  });
}

/** Names the town or postcode at whose centre the pin is, if the address still has it. */
function describeCentre(
  fields: LocationFields,
  pin: Pin,
  gazetteer: Gazetteer | null,
  t: Translate,
): string | undefined {
  if (gazetteer === null || (pin.source !== 'postcode' && pin.source !== 'town')) return undefined;
  const centre = listCentres(gazetteer.locateAddress(fields.address)).find((place) =>
    isAtCentre(fields, place),
  );
  return centre && t('callScreen.pinFromCentre', { of: 'code' in centre ? centre.code : centre.name });
}
