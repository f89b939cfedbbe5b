import type { Coordinates } from '../pin/pin-and-coordinates';
import type { Region } from '../regions/malaysian-regions';
import { getDistanceBetween } from './get-distance-between';

/** An island: its region, its centre, and the distance in metres from there within which all of it lies. */
type Island = readonly [
  name: string,
  region: Region,
  latitude: number,
  longitude: number,
  radiusMetres: number,
];

/**
 * Islands with people whose post goes through a town on the mainland, which may be 50 km away. The coordinates are openly
 * known; beyond an island its circle has only sea, islets, or land of the same region in it.
 */
const islands: readonly Island[] = [
  ['perhentian', 'Terengganu', 5.907, 102.745, 7000],
  ['redang', 'Terengganu', 5.775, 103.015, 8000],
  ['lang tengah', 'Terengganu', 5.795, 102.895, 3000],
  ['bidong', 'Terengganu', 5.62, 103.062, 3000],
  ['kapas', 'Terengganu', 5.219, 103.264, 3000],
  ['tenggol', 'Terengganu', 4.807, 103.68, 3000],
  ['tioman', 'Pahang', 2.79, 104.17, 14_000],
  ['rawa', 'Johor', 2.52, 103.975, 2000],
  ['besar', 'Johor', 2.435, 103.985, 4000],
  ['tinggi', 'Johor', 2.295, 104.115, 5000],
  ['sibu', 'Johor', 2.215, 104.07, 5000],
  ['pemanggil', 'Johor', 2.58, 104.325, 4000],
  ['aur', 'Johor', 2.453, 104.515, 5000],
  ['besar', 'Melaka', 2.115, 102.33, 3000],
  ['carey', 'Selangor', 2.88, 101.37, 11_000],
  ['ketam', 'Selangor', 3.022, 101.256, 6000],
  ['pangkor', 'Perak', 4.22, 100.56, 5500],
  ['jerejak', 'Penang', 5.315, 100.318, 3000],
  ['aman', 'Penang', 5.27, 100.39, 2000],
  ['langkawi', 'Kedah', 6.35, 99.8, 20_000],
  ['labuan', 'Labuan', 5.32, 115.22, 12_000],
  ['mantanani', 'Sabah', 6.712, 116.352, 5000],
  ['banggi', 'Sabah', 7.25, 117.15, 22_000],
  ['mabul', 'Sabah', 4.246, 118.631, 3000],
  ['kapalai', 'Sabah', 4.225, 118.675, 3000],
  ['sipadan', 'Sabah', 4.115, 118.629, 3000],
];

/** Names that are also common words or towns: these name an island only after `Pulau` or before `Island`. */
const ambiguousNames = new Set(['kapas', 'rawa', 'besar', 'tinggi', 'sibu', 'aur', 'aman', 'labuan']);

/** `Jalan Langkawi` names no island. */
const isNoStreet = String.raw`(?<!\b(?:jalan|jln|lorong|lrg|taman|tmn)\b\.?\s{0,3}(?:pulau\s{1,3})?)`;

const patterns = new Map(
  islands.map(([name]) => {
    const words = name.replaceAll(' ', String.raw`\s{1,3}`);
    const prefix = String.raw`\b(?:pulau|p\.)\s{0,3}`;
    const alternatives = [`${prefix}${words}`, String.raw`\b${words}\s{1,3}island`];
    const whole = ambiguousNames.has(name) ? alternatives : [...alternatives, String.raw`\b${words}`];
    return [name, new RegExp(String.raw`${isNoStreet}(?:${whole.join('|')})\b`, 'i')];
  }),
);

/** Whether a point lies on an island that the address names. */
export function isOnIslandOfAddress(address: string, point: Coordinates): boolean {
  return islands.some(
    ([name, , latitude, longitude, radiusMetres]) =>
      getDistanceBetween({ latitude, longitude }, point) <= radiusMetres &&
      patterns.get(name)?.test(address) === true,
  );
}

/**
 * Islands with a post office of their own, each with a circle that holds all of it and none of the mainland or of an island
 * with a bridge: Pulau Marina is 5 km from the centre of Pangkor.
 */
const islandsWithPost = [
  { latitude: 4.23, longitude: 100.556, radiusMetres: 4800 },
  { latitude: 6.35, longitude: 99.8, radiusMetres: 20_000 },
  { latitude: 5.32, longitude: 115.22, radiusMetres: 12_000 },
] as const;

/**
 * Whether the water of an island with its own post is certainly between two points: one lies on it, the other does not.
 * @param errorMetres how far the second point may be from where it is
 */
export function isAcrossStrait(place: Coordinates, point: Coordinates, errorMetres: number): boolean {
  return islandsWithPost.some(({ radiusMetres, ...centre }) => {
    const distance = getDistanceBetween(centre, point);
    return getDistanceBetween(centre, place) <= radiusMetres
      ? distance - errorMetres > radiusMetres
      : distance + errorMetres <= radiusMetres;
  });
}

/** The region of the island around a point. */
export function findRegionOfIsland(point: Coordinates): Region | undefined {
  return islands.find(
    ([, , latitude, longitude, radiusMetres]) =>
      getDistanceBetween({ latitude, longitude }, point) <= radiusMetres,
  )?.[1];
}
