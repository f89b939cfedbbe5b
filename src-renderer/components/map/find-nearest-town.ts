import type { Town } from '../../../shared/gazetteer/town-and-postcode';
import type { Coordinates } from '../../../shared/pin/pin-and-coordinates';

/** The town with the nearest centre. */
export function findNearestTown(
  towns: readonly Town[],
  { latitude, longitude }: Coordinates,
): Town | undefined {
  let nearest: { town: Town; distance: number } | undefined;
  for (const town of towns) {
    const distance = Math.hypot(town.coordinates.latitude - latitude, town.coordinates.longitude - longitude);
    if (nearest === undefined || distance < nearest.distance) nearest = { town, distance };
  }
  return nearest?.town;
}
