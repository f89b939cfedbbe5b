import type { RegionOutlines } from '../../../shared/gazetteer/region-outlines';
import type { MapData } from '../../../shared/gazetteer/gazetteer';
import type { Coordinates } from '../../../shared/pin/pin-and-coordinates';
import { regions, type Region } from '../../../shared/regions/malaysian-regions';
import { toPoint, type MapPoint, type MapSize, type MapView } from './map-viewport';

export type MapLabel = MapPoint & { readonly kind: 'state' | 'town'; readonly name: string };

/** An SVG path in degrees, y downwards, of all rings of a state. */
export function toSvgPath(rings: RegionOutlines[Region]): string {
  return rings.map((ring) => `M${toPointPairs(ring).join('L')}Z`).join('');
}

/** The position of a state's name: the middle of its largest ring. */
export function getCentre(rings: RegionOutlines[Region]): Coordinates {
  const largest = rings.toSorted((a, b) => b.length - a.length)[0] ?? [];
  const longitudes = largest.filter((_, index) => index % 2 === 0);
  const latitudes = largest.filter((_, index) => index % 2 === 1);
  return { longitude: getMidpoint(longitudes), latitude: getMidpoint(latitudes) };
}

const maxLabels = 70;

/** The space for each name in pixels, by the size of its text. */
const letter = { state: 7.2, town: 6.6 } as const;

const lineHeight = 15;

/**
 * Returns the names that fit into a view without overlaps: states first, then towns from the largest down, so that
 * zooming in shows more. `scale` is the text size relative to the default.
 */
export function placeLabels(mapData: MapData, view: MapView, size: MapSize, scale = 1): readonly MapLabel[] {
  const placed: MapLabel[] = [];
  const boxes: Box[] = [];
  const named = new Set<string>();
  const place = (kind: MapLabel['kind'], name: string, at: Coordinates) => {
    const { x, y } = toPoint(view, size, at);
    if (x < 0 || y < 0 || x > size.width || y > size.height || named.has(name)) return;
    const width = name.length * letter[kind] * scale;
    const left = kind === 'state' ? x - width / 2 : x - 4;
    const box: Box = { left, right: left + width + 12, top: y - lineHeight * scale, bottom: y + 5 };
    if (box.right > size.width || boxes.some((other) => overlaps(box, other))) return;
    named.add(name);
    boxes.push(box);
    placed.push({ kind, name, x, y });
  };
  if (view.zoom <= maxRegionLabelZoom) {
    for (const state of regionsBySize) place('state', state, getCentre(mapData.outlines[state]));
  }
  if (view.zoom > 0) {
    for (const town of mapData.towns) {
      if (placed.length >= maxLabels) break;
      place('town', town.name, town.coordinates);
    }
  }
  return placed;
}

const maxRegionLabelZoom = 2;

/** The three territories are as small as a town, so the states around them come first. */
const territories: ReadonlySet<Region> = new Set(['Kuala Lumpur', 'Putrajaya', 'Labuan']);

const regionsBySize = regions.toSorted((a, b) => Number(territories.has(a)) - Number(territories.has(b)));

type Box = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function toPointPairs(ring: readonly number[]): string[] {
  return ring.flatMap((longitude, index) =>
    index % 2 === 0 ? [`${longitude} ${-(ring[index + 1] ?? 0)}`] : [],
  );
}

function getMidpoint(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}
