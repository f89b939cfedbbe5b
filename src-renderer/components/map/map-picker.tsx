import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode, type Ref } from 'react';
import type { Coordinates } from '../../../shared/pin/pin-and-coordinates';
import type { MapData } from '../../../shared/gazetteer/gazetteer';
import { isComposing } from '../../commands/key-bindings';
import { MalaysiaMap, useMapSize, type MapPin } from './malaysia-map';
import css from './map-picker.module.css';
import {
  panView,
  getPointingRadius,
  scrollIntoView,
  toCoordinates,
  toPoint,
  wholeCountry,
  zoomView,
  type MapPoint,
  type MapSize,
  type MapView,
} from './map-viewport';

type MapPickerProps = {
  readonly ref: Ref<HTMLDivElement>;
  readonly mapData: MapData;
  readonly label: string;
  readonly describedBy: string;
  readonly pin: MapPin | null;
  readonly isPinStale: boolean;
  /** The initial view, with the cross-hair in its middle. */
  readonly initial: MapView;
  /** What the cross-hair stands on then. Until it is moved, Enter picks that, which nobody pointed at. */
  readonly initialSpot: MapPin | null;
  /** Called by Enter with the position of the cross-hair, or by a click with its position. */
  readonly onPick: (point: MapPin, by: 'key' | 'click') => void;
  /** The content below the map, for the position of the cross-hair. */
  readonly children: (parts: PickerParts) => ReactNode;
};

export type PickerParts = {
  /** The position of the cross-hair, and the possible error of a pin there. */
  readonly pin: MapPin;
  readonly pick: () => void;
  readonly zoomBy: (steps: number) => void;
  readonly showAll: () => void;
};

const fallbackSize: MapSize = { width: 800, height: 280 };

/** A map with a cross-hair: arrows move it, + and − zoom, Enter sets the pin; the mouse clicks, drags and scrolls. */
export function MapPicker(props: MapPickerProps) {
  const { ref, mapData, label, describedBy, pin, isPinStale, initial, initialSpot, onPick, children } = props;
  const box = useRef<HTMLDivElement>(null);
  const measured = useMapSize(box);
  const size = measured ?? fallbackSize;
  const [view, setView] = useState(initial);
  const [at, setAt] = useState(initial.centre);
  const drag = useDrag(size, view, setView);

  const spotAt = (coordinates: Coordinates): MapPin => ({
    coordinates,
    radiusMetres: getPointingRadius(size, view.zoom),
  });
  const zoomBy = (steps: number) => setView(zoomView(view, size, steps, at));
  const showAll = () => setView(wholeCountry);
  const isOnSpot =
    initialSpot !== null &&
    initialSpot.coordinates.latitude === at.latitude &&
    initialSpot.coordinates.longitude === at.longitude;
  const crossHairPin = isOnSpot ? initialSpot : spotAt(at);
  const pick = () => onPick(crossHairPin, 'key');

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = arrows[event.key];
    if (step !== undefined) {
      const pixels = event.shiftKey ? 2 : 14;
      const { x, y } = toPoint(view, size, at);
      const next = toCoordinates(view, size, { x: x + step.x * pixels, y: y + step.y * pixels });
      setAt(next);
      setView(scrollIntoView(view, size, next));
    } else if (event.key === '+' || event.key === '=') zoomBy(1);
    else if (event.key === '-' || event.key === '_') zoomBy(-1);
    else if (event.key === 'Home') showAll();
    else if (event.key === 'Enter' && !event.repeat) pick();
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div ref={box} className={css['box']}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- an application of its own: it has its own keys */}
        <div
          ref={ref}
          className={css['surface']}
          role="application"
          aria-label={label}
          aria-describedby={describedBy}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
          tabIndex={0}
          onKeyDown={onKeyDown}
          onPointerDown={drag.begin}
          onPointerMove={drag.move}
          onPointerCancel={drag.end}
          onPointerUp={drag.end}
          onClick={(event) => {
            if (!drag.wasClick()) return;
            const place = toCoordinates(view, size, getPointerPosition(event));
            setAt(place);
            onPick(spotAt(place), 'click');
          }}
          onWheel={(event) => {
            const place = toCoordinates(view, size, getPointerPosition(event));
            setView(zoomView(view, size, event.deltaY < 0 ? 1 : -1, place));
          }}
        >
          {measured !== null && (
            <MalaysiaMap
              mapData={mapData}
              view={view}
              size={size}
              pin={pin}
              isPinStale={isPinStale}
              crossHair={at}
            />
          )}
        </div>
      </div>
      {children({ pin: crossHairPin, pick, zoomBy, showAll })}
    </>
  );
}

const arrows: Readonly<Record<string, MapPoint>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** A hand moves a little when it clicks, and more when it drags. */
const clickPixels = 4;

function useDrag(size: MapSize, view: MapView, setView: (view: MapView) => void) {
  const last = useRef<{ readonly at: MapPoint; readonly way: number } | null>(null);
  const isClick = useRef(false);
  return {
    begin: (event: PointerEvent) => {
      last.current = { at: { x: event.clientX, y: event.clientY }, way: 0 };
    },
    move: (event: PointerEvent) => {
      if (last.current === null || event.buttons === 0) return;
      const by = { x: last.current.at.x - event.clientX, y: last.current.at.y - event.clientY };
      const way = last.current.way + Math.hypot(by.x, by.y);
      if (way > clickPixels) {
        event.currentTarget.setPointerCapture(event.pointerId);
        setView(panView(view, size, by));
        last.current = { at: { x: event.clientX, y: event.clientY }, way };
      }
    },
    end: () => {
      isClick.current = last.current !== null && last.current.way <= clickPixels;
      last.current = null;
    },
    /** Whether what has just ended was a click; once. */
    wasClick: (): boolean => {
      const was = isClick.current;
      isClick.current = false;
      return was;
    },
  };
}

function getPointerPosition(event: {
  readonly currentTarget: Element;
  readonly clientX: number;
  readonly clientY: number;
}) {
  const { left, top } = event.currentTarget.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}
