import { memo, useEffect, useMemo, useState, type RefObject } from 'react';
import type { Coordinates } from '../../../shared/pin/pin-and-coordinates';
import type { MapData } from '../../../shared/gazetteer/gazetteer';
import { regions, type Region } from '../../../shared/regions/malaysian-regions';
import css from './malaysia-map.module.css';
import { placeLabels, toSvgPath } from './map-shapes-and-labels';
import {
  longitudeScale,
  getMetresPerPixel,
  getScale,
  toPoint,
  type MapSize,
  type MapView,
} from './map-viewport';

/** A point, and the possible distance of the true place in metres. */
export type MapPin = { readonly coordinates: Coordinates; readonly radiusMetres: number };

type MalaysiaMapProps = {
  readonly mapData: MapData;
  readonly view: MapView;
  readonly size: MapSize;
  /** The text for screen readers. Without it, the map is hidden from them, because a text next to it says the same. */
  readonly label?: string;
  readonly pin?: MapPin | null;
  /** The pin may be outdated. */
  readonly isPinStale?: boolean;
  readonly crossHair?: Coordinates | null;
  /** The shade of each state from 0 to 1, for a map of counts. */
  readonly getShade?: (region: Region) => number;
  readonly getTitle?: (region: Region) => string;
};

/** An offline map of Malaysia from its own outlines and towns: states, the names that fit, a pin. */
export const MalaysiaMap = memo(function MalaysiaMap(props: MalaysiaMapProps) {
  const {
    mapData,
    view,
    size,
    label,
    pin = null,
    isPinStale = false,
    crossHair = null,
    getShade,
    getTitle,
  } = props;
  const typeScale = useTypeScale();
  const labels = useMemo(() => placeLabels(mapData, view, size, typeScale), [mapData, view, size, typeScale]);
  const scale = getScale(size, view.zoom);
  const { latitude, longitude } = view.centre;
  return (
    <svg
      className={css['map']}
      width={size.width}
      height={size.height}
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined || undefined}
    >
      <g
        transform={`translate(${size.width / 2} ${size.height / 2}) scale(${scale * longitudeScale} ${scale}) translate(${-longitude} ${latitude})`}
      >
        <Regions mapData={mapData} getShade={getShade} getTitle={getTitle} />
      </g>
      {pin !== null && <Pin pin={pin} isStale={isPinStale} view={view} size={size} />}
      {labels.map(({ kind, name, x, y }) => (
        <g key={name} className={css[kind]} transform={`translate(${x} ${y})`}>
          {kind === 'town' && <circle r="2" />}
          <text x={kind === 'town' ? 5 : 0} y={kind === 'town' ? -2 : 0}>
            {name}
          </text>
        </g>
      ))}
      {crossHair !== null && <CrossHair at={crossHair} view={view} size={size} />}
    </svg>
  );
});

/** Kuala Lumpur and Putrajaya lie within Selangor's outline and are drawn over it. */
const drawingOrder = ['Selangor', ...regions.filter((region) => region !== 'Selangor')] as const;

type RegionsProps = {
  readonly mapData: MapData;
  readonly getShade: MalaysiaMapProps['getShade'] | undefined;
  readonly getTitle: MalaysiaMapProps['getTitle'] | undefined;
};

const Regions = memo(function Regions({ mapData, getShade, getTitle }: RegionsProps) {
  return drawingOrder.map((region) => {
    const path = getRegionPath(mapData, region);
    const shade = getShade?.(region);
    return (
      <g key={region}>
        <path className={css['land']} d={path}>
          {getTitle !== undefined && <title>{getTitle(region)}</title>}
        </path>
        {shade !== undefined && shade > 0 && (
          <path className={css['shade']} d={path} fillOpacity={0.12 + 0.88 * shade}>
            {getTitle !== undefined && <title>{getTitle(region)}</title>}
          </path>
        )}
      </g>
    );
  });
});

const regionPaths = new WeakMap<MapData, Map<Region, string>>();

/** Computed once, since every displayed case has a map. */
function getRegionPath(mapData: MapData, region: Region): string {
  let paths = regionPaths.get(mapData);
  if (paths === undefined) {
    paths = new Map(drawingOrder.map((one) => [one, toSvgPath(mapData.outlines[one])]));
    regionPaths.set(mapData, paths);
  }
  return paths.get(region) ?? '';
}

type OnMapProps = { readonly view: MapView; readonly size: MapSize };

function Pin({ pin, isStale, view, size }: OnMapProps & { readonly pin: MapPin; readonly isStale: boolean }) {
  const { x, y } = toPoint(view, size, pin.coordinates);
  const radius = pin.radiusMetres / getMetresPerPixel(size, view.zoom);
  return (
    <g className={css['pin']} data-stale={isStale || undefined} transform={`translate(${x} ${y})`}>
      {radius > 3 && <circle className={css['doubt']} r={radius} />}
      <path className={css['mark']} d="M0 0C-2-6-7-9-7-14.500a7 7 0 0 1 14 0C7-9 2-6 0 0Z" />
      <circle className={css['eye']} cy="-14.500" r="2.500" />
    </g>
  );
}

function CrossHair({ at, view, size }: OnMapProps & { readonly at: Coordinates }) {
  const { x, y } = toPoint(view, size, at);
  return (
    <g className={css['cross']} transform={`translate(${x} ${y})`}>
      <path className={css['halo']} d="M-16 0h11M5 0h11M0-16v11M0 5v11" />
      <path d="M-16 0h11M5 0h11M0-16v11M0 5v11" />
      <circle r="1.500" />
    </g>
  );
}

/** The size of an element in pixels, available after its first paint; null before. */
export function useMapSize(box: RefObject<HTMLElement | null>): MapSize | null {
  const [size, setSize] = useState<MapSize | null>(null);
  useEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      const { width, height } = entry.contentRect;
      if (width > 0 && height > 0) setSize({ width: Math.round(width), height: Math.round(height) });
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return size;
}

/** Text grows with the window, and with it the space for names. */
function useTypeScale(): number {
  const [scale] = useState(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 14);
  return Number.isFinite(scale) && scale > 0 ? scale : 1;
}
