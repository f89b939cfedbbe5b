import { useEffect, useId, useRef, useState } from 'react';
import type { Gazetteer } from '../../../../../shared/gazetteer/gazetteer';
import { useCommands, useKeyName } from '../../../../commands/command-registry';
import { useText } from '../../../../i18n/use-text';
import type { Action } from '../../../../commands/key-bindings';
import { gazetteerStore } from '../../../../state/gazetteer-store';
import { useStore } from '../../../../state/store';
import { Button } from '../../../../ui/button';
import type { MapPin } from '../../../../components/map/malaysia-map';
import { MapPicker, type PickerParts } from '../../../../components/map/map-picker';
import { addRadius, describeLocation, describeRadius } from '../../../../components/map/describe-location';
import { getFieldId, useCallForm, useCallState } from '../../editing/call-form-context';
import { createInitialView, findInitialSpot, parsePinnedPlace } from './initial-map-view';
import css from './pin-map.module.css';

/** The map on which the agent picks the location. It leaves the address visible; Escape returns to the field. */
export function PinMap({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const titleId = useId();
  const keysId = useId();
  const { session, pin: actions } = useCallForm();
  const gazetteer = useStore(gazetteerStore);
  const surface = useRef<HTMLDivElement>(null);
  const [wasSet, setWasSet] = useState<MapPin | null>(null);
  const latitude = useCallState(({ fields }) => fields.latitude);
  const longitude = useCallState(({ fields }) => fields.longitude);
  const pin = useCallState(({ fields }) => fields.pin);
  const coordinates = parsePinnedPlace({ latitude, longitude });
  const initialSpot = gazetteer === null ? null : findInitialSpot(session.getFields(), gazetteer);

  useEffect(() => surface.current?.focus(), [gazetteer]);
  useCommands(
    { back: { run: onClose }, map: { run: onClose } },
    { isOnTop: true, staysOpenFor: actionsWithMapOpen },
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
        <Button kind="quiet" keyName="Esc" isOnTop onPress={onClose}>
          {t('map.close')}
        </Button>
      </div>
      {gazetteer === null ? (
        <p className={css['loading']}>{t('map.loading')}</p>
      ) : (
        <MapPicker
          ref={surface}
          mapData={gazetteer.mapData}
          label={t('map.surface')}
          describedBy={keysId}
          pin={coordinates === undefined ? null : { coordinates, radiusMetres: pin?.radiusMetres ?? 0 }}
          isPinStale={pin?.stale === true}
          initial={createInitialView(session.getFields(), gazetteer)}
          initialSpot={initialSpot}
          onPick={(point, by) => {
            // Enter on the map as it opened: the centre of a town is no exact place, and an exact pin stays one.
            if (point !== initialSpot) actions.setFromMap(point);
            else if (initialSpot.place === null) actions.confirmFromMap();
            else actions.setToPlace(initialSpot.place);
            setWasSet(point);
            if (by === 'key') onClose();
          }}
        >
          {(picker) => <MapFooter {...picker} gazetteer={gazetteer} wasSet={wasSet} />}
        </MapPicker>
      )}
    </section>
  );
}

/** These change only what is shown below the map, and leave the caret on it. */
const actionsWithMapOpen: readonly Action[] = ['undo', 'caller-language', 'next-question', 'reveal'];

type MapFooterProps = PickerParts & { readonly gazetteer: Gazetteer; readonly wasSet: MapPin | null };

function MapFooter({ pin, pick, zoomBy, showAll, gazetteer, wasSet }: MapFooterProps) {
  const t = useText();
  const { coordinates, radiusMetres } = pin;
  const isJustSet =
    wasSet !== null &&
    wasSet.coordinates.latitude === coordinates.latitude &&
    wasSet.coordinates.longitude === coordinates.longitude;
  const key = useKeyName('undo');
  const place = describeLocation(coordinates, gazetteer, t);
  return (
    <div className={css['foot']}>
      <p className={css['here']} aria-live="polite">
        {isJustSet ? (
          <b>{t('map.wasSet', { radius: describeRadius(wasSet.radiusMetres, t), key })}</b>
        ) : (
          <b>{t('map.here', { latitude: coordinates.latitude, longitude: coordinates.longitude })}</b>
        )}{' '}
        {isJustSet ? place : addRadius(place, radiusMetres, t)}
      </p>
      <Button
        kind="quiet"
        keyName="−"
        isTabStop={false}
        isRepeatable
        label={t('map.zoomOut')}
        onPress={() => zoomBy(-1)}
      >
        {t('map.zoomOut')}
      </Button>
      <Button
        kind="quiet"
        keyName="+"
        isTabStop={false}
        isRepeatable
        label={t('map.zoomIn')}
        onPress={() => zoomBy(1)}
      >
        {t('map.zoomIn')}
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

/** Makes the panel as high as possible without covering the address fields. */
function fitAboveAddress(panel: HTMLElement | null): void {
  const group = document.getElementById(getFieldId('address'))?.closest('section');
  if (panel === null || group === null || group === undefined) return;
  const room = group.getBoundingClientRect().top - panel.getBoundingClientRect().top;
  if (room > minHeightPixels) panel.style.setProperty('height', `${room}px`);
}

const minHeightPixels = 200;
