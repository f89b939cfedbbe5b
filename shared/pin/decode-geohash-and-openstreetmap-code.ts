import { getCellRadius, createGeoPoint, type GeoPoint } from './geo-point';

const geohashAlphabet = '0123456789bcdefghjkmnpqrstuvwxyz';
const openStreetMapAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_~';

/** Returns the centre of a geohash. Waze's short links contain one: `waze.com/ul/h` and the hash. */
export function decodeGeohash(hash: string): GeoPoint | undefined {
  return /^[0-9b-hjkmnp-z]{5,12}$/.test(hash) ? getCellCentre(toBits(hash, geohashAlphabet, 5)) : undefined;
}

/** Returns the centre of an `osm.org/go/` link's cell: https://wiki.openstreetmap.org/wiki/Shortlink */
export function decodeOpenStreetMapCode(code: string): GeoPoint | undefined {
  const characters = code.replaceAll('@', '~').replace(/-+$/, '');
  if (!/^[A-Za-z0-9_~]{3,12}$/.test(characters)) return undefined;
  return getCellCentre(toBits(characters, openStreetMapAlphabet, 6));
}

function toBits(characters: string, alphabet: string, bitsPerCharacter: number): string {
  return Array.from(characters, (character) =>
    alphabet.indexOf(character).toString(2).padStart(bitsPerCharacter, '0'),
  ).join('');
}

/** Both codes bisect the world with alternating bits, longitude first. */
function getCellCentre(bits: string): GeoPoint | undefined {
  const longitude = { from: -180, size: 360 };
  const latitude = { from: -90, size: 180 };
  for (const [index, bit] of Array.from(bits).entries()) {
    const halved = index % 2 === 0 ? longitude : latitude;
    halved.size /= 2;
    if (bit === '1') halved.from += halved.size;
  }
  const north = roundDegrees(latitude.from + latitude.size / 2);
  const east = roundDegrees(longitude.from + longitude.size / 2);
  return createGeoPoint(north, east, getCellRadius(north, latitude.size, longitude.size));
}

/** Rounds to seven decimals, about a centimetre. */
function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
