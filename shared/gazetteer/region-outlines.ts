import { z } from 'zod';
import type { Coordinates } from '../pin/pin-and-coordinates';
import type { Region } from '../regions/malaysian-regions';
import { regions } from '../regions/malaysian-regions';

/** For each state its rings, each as longitude, latitude, longitude, latitude… (`region-outlines.json`). */
export const regionOutlinesSchema = z.record(z.enum(regions), z.array(z.array(z.number())));

export type RegionOutlines = z.infer<typeof regionOutlinesSchema>;

export type RegionAt = { readonly region: Region; readonly distanceMetres: number };

/**
 * The possible error of an outline, in metres. At this scale an outline cuts the shores of Kota Kinabalu and Melaka.
 */
export const toleranceMetres = 3000;

/**
 * In metres. No inhabited island of Malaysia is farther from every shore. A point beyond it is in another country or
 * at sea.
 */
const maxDistanceMetres = 60_000;

export const metresPerDegree = 111_195;

/** Returns the state that contains a point (0 m), or the nearest one; undefined far from all of them. */
export function findRegionAt(outlines: RegionOutlines, coordinates: Coordinates): RegionAt | undefined {
  const distances = regions
    .map((region) => ({ region, distanceMetres: distanceToRings(outlines[region], coordinates) }))
    .toSorted((a, b) => a.distanceMetres - b.distanceMetres || compareEnclavesFirst(a.region, b.region));
  const [nearest] = distances;
  return nearest !== undefined && nearest.distanceMetres <= maxDistanceMetres ? nearest : undefined;
}

/** The distance to a state's outline in metres, 0 inside it. */
export function getDistanceToRegion(
  outlines: RegionOutlines,
  region: Region,
  coordinates: Coordinates,
): number {
  return distanceToRings(outlines[region], coordinates);
}

/** Kuala Lumpur and Putrajaya lie within Selangor's outline. */
function compareEnclavesFirst(a: Region, b: Region): number {
  return Number(a === 'Selangor') - Number(b === 'Selangor');
}

/**
 * 0 inside the rings, otherwise the distance to the nearest border in metres, on a plane that is flat around the
 * point.
 */
function distanceToRings(
  rings: readonly (readonly number[])[],
  { latitude, longitude }: Coordinates,
): number {
  const shrink = Math.cos((latitude * Math.PI) / 180);
  let isInside = false;
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    let east = (ring.at(-2) ?? 0) - longitude;
    let north = (ring.at(-1) ?? 0) - latitude;
    for (let index = 0; index < ring.length; index += 2) {
      const nextEast = (ring[index] ?? 0) - longitude;
      const nextNorth = (ring[index + 1] ?? 0) - latitude;
      if (north > 0 !== nextNorth > 0 && (nextEast - east) * (-north / (nextNorth - north)) + east > 0) {
        isInside = !isInside;
      }
      nearest = Math.min(nearest, distanceToLine(east * shrink, north, nextEast * shrink, nextNorth));
      east = nextEast;
      north = nextNorth;
    }
  }
  return isInside ? 0 : Math.round(nearest * metresPerDegree);
}

/** The distance from the origin to the line between two points. */
function distanceToLine(x1: number, y1: number, x2: number, y2: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const lengthSquared = dx * dx + dy * dy;
  const along = lengthSquared === 0 ? 0 : Math.min(1, Math.max(0, -(x1 * dx + y1 * dy) / lengthSquared));
  return Math.hypot(x1 + along * dx, y1 + along * dy);
}
