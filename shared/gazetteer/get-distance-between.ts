import type { Coordinates } from '../pin/pin-and-coordinates';
import { metresPerDegree } from './region-outlines';

/** The distance in metres on a flat plane, which is accurate enough within a country. */
export function getDistanceBetween(a: Coordinates, b: Coordinates): number {
  const shrink = Math.cos((a.latitude * Math.PI) / 180);
  const degrees = Math.hypot((a.longitude - b.longitude) * shrink, a.latitude - b.latitude);
  return Math.round(degrees * metresPerDegree);
}
