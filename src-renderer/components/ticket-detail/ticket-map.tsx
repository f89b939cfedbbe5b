import { useEffect, useRef } from 'react';
import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import { isInMalaysia, type Coordinates } from '../../../shared/pin/pin-and-coordinates';
import { useCaseCommands } from '../../commands/use-case-commands';
import { useText } from '../../i18n/use-text';
import { gazetteerStore, loadGazetteer } from '../../state/gazetteer-store';
import { useStore } from '../../state/store';
import { Button } from '../../ui/button';
import { MaskedText, useMask } from '../masking/mask-scope-and-masked-text';
import { MalaysiaMap, useMapSize } from '../map/malaysia-map';
import { createView } from '../map/map-viewport';
import { addRadius, describeLocation } from '../map/describe-location';
import css from './ticket-detail.module.css';

type CopyPinProps = {
  /** The text that one of the case's keys has copied. */
  readonly copied: string;
  readonly onCopy: (text: string) => void;
};

type TicketMapProps = CopyPinProps & { readonly ticket: Pick<TicketDetail, 'request' | 'pin'> };

/** Shows nothing for an ended call without a pin. */
export function TicketMap({ ticket, ...rest }: TicketMapProps) {
  const { Latitude: latitude, Longitude: longitude } = ticket.request.Appointment;
  if (latitude === null || longitude === null) return null;
  return <LocationMap coordinates={{ latitude, longitude }} knownPin={ticket.pin} {...rest} />;
}

type LocationMapProps = CopyPinProps & {
  readonly coordinates: Coordinates;
  readonly knownPin: TicketDetail['pin'];
};

/** The location of the shop, offline: the pin and its possible error, as a map and in words. */
function LocationMap({ coordinates, knownPin, copied, onCopy }: LocationMapProps) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  const size = useMapSize(box);
  const gazetteer = useStore(gazetteerStore);
  useEffect(() => void loadGazetteer(), []);
  const { latitude, longitude } = coordinates;
  const pair = `${latitude}, ${longitude}`;
  const copy = () => onCopy(pair);
  useCaseCommands({ 'copy-pin': { run: copy } });

  const mask = useMask();
  const shownPair = mask('pin', pair);
  const isMasked = shownPair !== pair;
  const isOnMap = isInMalaysia(coordinates);
  const onIt = gazetteer === null ? '' : describeLocation(coordinates, gazetteer, t);
  const place = isOnMap ? onIt : t('map.notOnIt');
  const radiusMetres = knownPin?.radiusMetres ?? 0;
  // If the coordinates are masked, the map shows no more than they do.
  const shown = isMasked
    ? { latitude: roundDegrees(latitude), longitude: roundDegrees(longitude) }
    : coordinates;
  const shownRadius = isMasked ? Math.max(roughMetres, radiusMetres) : radiusMetres;
  return (
    <section>
      <h3 className={css['title']}>{t('map.title')}</h3>
      <div ref={box} className={css['map']}>
        {gazetteer !== null && size !== null && (
          <MalaysiaMap
            mapData={gazetteer.mapData}
            view={createView(size, shown, shownRadius)}
            size={size}
            label={t('map.ofCase', { place })}
            pin={isOnMap ? { coordinates: shown, radiusMetres: shownRadius } : null}
            isPinStale={knownPin?.stale === true}
          />
        )}
      </div>
      <div className={css['place']}>
        <p>
          <b>
            <MaskedText text={shownPair} />
          </b>{' '}
          {isOnMap && knownPin !== null && !isMasked ? addRadius(place, radiusMetres, t) : place}
          {knownPin?.stale === true && ` · ${t('fieldNotes.pinStale')}`}
        </p>
        <Button kind="quiet" action="copy-pin" onPress={copy}>
          {t(copied === pair ? 'outcome.copied' : 'map.copy')}
        </Button>
      </div>
    </section>
  );
}

/** The possible error of one decimal of a degree, in metres. */
const roughMetres = 8_000;

function roundDegrees(degrees: number): number {
  return Math.round(degrees * 10) / 10;
}
