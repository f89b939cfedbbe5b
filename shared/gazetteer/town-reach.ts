import { leewayMetres } from './locate-address';
import { getDistanceBetween } from './get-distance-between';
import type { Town } from './town-and-postcode';

/**
 * Creates a function that tells how far from its centre, in metres, a town may lie in the addresses of the country around
 * it. Where towns are close together that is their own radius and a leeway, and in thinly settled country the way to the
 * second nearest town with postcodes: addresses there name a town tens of kilometres away.
 *
 * @param postTowns the towns with postcodes
 */
export function createTownReach(postTowns: readonly Town[]): (town: Town) => number {
  return ({ coordinates, radiusMetres }) => {
    let [nearest, second] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (const other of postTowns) {
      const distance = getDistanceBetween(coordinates, other.coordinates);
      if (distance === 0 || distance >= second) continue;
      [nearest, second] = distance < nearest ? [distance, nearest] : [nearest, distance];
    }
    return Math.max(radiusMetres + leewayMetres, second);
  };
}
