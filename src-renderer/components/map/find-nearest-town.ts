import { getDistanceBetween } from '../../../shared/gazetteer/get-distance-between';
import type { Town } from '../../../shared/gazetteer/town-and-postcode';
import type { Region } from '../../../shared/regions/malaysian-regions';
import type { Coordinates } from '../../../shared/pin/pin-and-coordinates';

/** Nobody calls a place farther away near. Between the towns of inner Borneo lie up to 60 km. */
const maxDistanceMetres = 30_000;

/**
 * The town of a region with the nearest centre, or undefined if even that is too far away to be called near. Beside a border
 * the nearest one of all may be of the region behind it: nobody knows a `Kuala Lumpur, Selangor`.
 */
export function findNearestTown(
  towns: readonly Town[],
  region: Region,
  point: Coordinates,
): Town | undefined {
  let nearest: { town: Town; distanceMetres: number } | undefined;
  for (const town of towns) {
    if (town.region !== region) continue;
    const distanceMetres = getDistanceBetween(town.coordinates, point);
    if (distanceMetres <= (nearest?.distanceMetres ?? maxDistanceMetres)) nearest = { town, distanceMetres };
  }
  return nearest?.town;
}
