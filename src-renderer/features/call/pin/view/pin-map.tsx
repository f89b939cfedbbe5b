import { useEffect, useId, useRef, useState } from 'react';
import { parseCoordinate, type Coordinates } from '../../../../../shared/pin/coordinates';
import type { CallFields } from '../../../../../shared/calls/call';
import type { Places } from '../../../../../shared/gazetteer/gazetteer';
import { stateNamed } from '../../../../../shared/regions/region-names';
import { useCommands, useKeyName } from '../../../../commands/command-registry';
import { useText } from '../../../../i18n/translate';
import type { Action } from '../../../../commands/key-bindings';
import { knownPlaces } from '../../../../state/gazetteer-store';
import { useStore } from '../../../../state/store';
import { Button } from '../../../../ui/button';
import type { MapSpot } from '../../../../components/map/malaysia-map';
import { middleOf } from '../../../../components/map/map-labels';
import { MapPicker, type PickerParts } from '../../../../components/map/map-picker';
import { wholeCountry, type MapView } from '../../../../components/map/map-viewport';
import { placeSaid, radiusSaid } from '../../../../components/map/describe-location';
import { fieldId, useCallForm } from '../../editing/call-form-context';
import css from './pin-map.module.css';

/** The map on which the agent points at the place. Covers nothing of the address; Escape goes back to the field. */
export function PinMap({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const titleId = useId();
  const keysId = useId();
  const { form, reading, pin: actions } = useCallForm();
  const places = useStore(knownPlaces, (known) => known);
  const surface = useRef<HTMLDivElement>(null);
  const [initial] = useState(() => viewFor(form.getValues(), places));
  const [wasSet, setWasSet] = useState<MapSpot | null>(null);
  const latitude = useStore(reading, (now) => now.fields.latitude);
  const longitude = useStore(reading, (now) => now.fields.longitude);
  const pin = useStore(reading, (now) => now.fields.pin);
  const coordinates = coordinatesOf({ latitude, longitude });

  useEffect(() => surface.current?.focus(), [places]);
  useCommands(
    { back: { run: onClose }, map: { run: onClose } },
    { isOnTop: true, staysOpenFor: doneWithTheMapOpen },
  );

  return (
    <section ref={fitAboveAddress} className={css['panel']} aria-labelledby={titleId}>
      <div className={css['head']}>
        <h2 id={titleId} className={css['title']}>
          {t('map.title')}
        </h2>
        <p id={keysId} className={css['keys']}>
          {t('map.keys')}
        </p>
        <Button kind="quiet" keyName="Esc" onPress={onClose}>
          {t('map.close')}
        </Button>
      </div>
      {places === null ? (
        <p className={css['loading']}>{t('map.loading')}</p>
      ) : (
        <MapPicker
          ref={surface}
          atlas={places.atlas}
          label={t('map.surface')}
          describedBy={keysId}
          pin={coordinates === undefined ? null : { coordinates, radiusMetres: pin?.radiusMetres ?? 0 }}
          isPinStale={pin?.stale === true}
          initial={initial}
          onPick={(spot, by) => {
            actions.place(spot);
            setWasSet(spot);
            if (by === 'key') onClose();
          }}
        >
          {(picker) => <MapFoot {...picker} places={places} wasSet={wasSet} />}
        </MapPicker>
      )}
    </section>
  );
}

/** They change nothing beneath the map but what it shows, and leave the caret on it. */
const doneWithTheMapOpen: readonly Action[] = ['take-back', 'caller-language', 'next-question', 'reveal'];

type MapFootProps = PickerParts & { readonly places: Places; readonly wasSet: MapSpot | null };

function MapFoot({ spot, pick, zoomBy, showAll, places, wasSet }: MapFootProps) {
  const t = useText();
  const { coordinates, radiusMetres } = spot;
  const isJustSet =
    wasSet !== null &&
    wasSet.coordinates.latitude === coordinates.latitude &&
    wasSet.coordinates.longitude === coordinates.longitude;
  const key = useKeyName('take-back');
  return (
    <div className={css['foot']}>
      <p className={css['here']} aria-live="polite">
        {isJustSet ? (
          <b>{t('map.wasSet', { radius: radiusSaid(wasSet.radiusMetres, t), key })}</b>
        ) : (
          <b>{t('map.here', { latitude: coordinates.latitude, longitude: coordinates.longitude })}</b>
        )}{' '}
        {placeSaid(coordinates, places, t)}
        {!isJustSet && `, ${radiusSaid(radiusMetres, t)}`}
      </p>
      <Button kind="quiet" keyName="−" isTabStop={false} label={t('map.farther')} onPress={() => zoomBy(-1)}>
        {t('map.farther')}
      </Button>
      <Button kind="quiet" keyName="+" isTabStop={false} label={t('map.nearer')} onPress={() => zoomBy(1)}>
        {t('map.nearer')}
      </Button>
      <Button kind="quiet" keyName="Home" isTabStop={false} onPress={showAll}>
        {t('map.all')}
      </Button>
      <Button keyName="Enter" onPress={pick}>
        {t('map.set')}
      </Button>
    </div>
  );
}

/** Where the map opens: at the pin, else at the postcode's town, else at the state, else at the whole country. */
function viewFor(fields: CallFields, places: Places | null): MapView {
  const pinned = coordinatesOf(fields);
  if (pinned !== undefined) return { centre: pinned, zoom: 5 };
  const postcode = places?.postcodeIn(fields.address);
  if (postcode !== undefined) return { centre: postcode.coordinates, zoom: 5 };
  const state = stateNamed(fields.state);
  if (state !== undefined && places !== null) {
    return { centre: middleOf(places.atlas.outlines[state]), zoom: 3 };
  }
  return wholeCountry;
}

function coordinatesOf(texts: Pick<CallFields, 'latitude' | 'longitude'>): Coordinates | undefined {
  const [latitude, longitude] = [parseCoordinate(texts.latitude), parseCoordinate(texts.longitude)];
  if (latitude === undefined || longitude === undefined) return undefined;
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isOnEarth && (latitude !== 0 || longitude !== 0) ? { latitude, longitude } : undefined;
}

/** Makes the panel as high as it may be without covering the group of fields that it is about. */
function fitAboveAddress(panel: HTMLElement | null): void {
  const group = document.getElementById(fieldId('address'))?.closest('section');
  if (panel === null || group === null || group === undefined) return;
  const room = group.getBoundingClientRect().top - panel.getBoundingClientRect().top;
  if (room > leastHeightPixels) panel.style.setProperty('height', `${room}px`);
}

const leastHeightPixels = 200;
