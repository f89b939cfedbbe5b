import { parseCoordinatePair } from './pin-and-coordinates';
import { getDecimalRadius, createGeoPoint, type GeoPoint } from './geo-point';

/** Parses a text that is only a pair, in any format of `parseCoordinatePair`. */
export function parseWholePair(text: string): GeoPoint | undefined {
  const pair = parseCoordinatePair(text);
  if (pair === undefined) return undefined;
  return createGeoPoint(
    pair.latitude,
    pair.longitude,
    getDecimalRadius(...(text.match(/\d+(?:\.\d*)?/g) ?? [])),
  );
}

const number = String.raw`([+-]?\d{1,3}(?:\.\d{0,20})?)`;
const labelled = String.raw`["']?\s{0,3}(?:[:=]|is|ialah|是|为)?\s{0,3}["']?\s{0,3}${number}(?!\.?\d)`;
const latitudeName = '(?:latitude|latitud|lat|纬度|緯度)';
const longitudeName = '(?:longitude|longitud|long|lng|lon|经度|經度)';
const between = String.raw`[^\d+-]{0,20}`;
const latitudeFirst = new RegExp(`${latitudeName}${labelled}${between}${longitudeName}${labelled}`, 'i');
const longitudeFirst = new RegExp(`${longitudeName}${labelled}${between}${latitudeName}${labelled}`, 'i');

/** Finds `Lat: 3.1573 Long: 101.7122`, in English, Malay or Chinese, in either order, or as JSON. */
export function findLabelledPair(text: string): GeoPoint | undefined {
  const [, latitude, longitude] = latitudeFirst.exec(text) ?? [];
  if (latitude !== undefined && longitude !== undefined) return toGeoPoint(latitude, longitude);
  const [, east, north] = longitudeFirst.exec(text) ?? [];
  return east === undefined || north === undefined ? undefined : toGeoPoint(north, east);
}

/** Prices and sizes have one or two decimals, so a pin in a sentence needs at least three. */
const precise = String.raw`([+-]?\d{1,3}\.\d{3,20})`;
const pairInSentence = new RegExp(
  String.raw`(?<![\d.,/:-])${precise}\s{0,3}°?\s{0,3}(?:[,;、/]|\s)\s{0,3}${precise}(?!\.?\d)`,
  'g',
);
/** `3,1573; 101,7122`, as a phone set to German or Indonesian shows it. */
const pairWithCommas = /^\s*([+-]?\d{1,3}),(\d{3,20})\s{0,3}[;\s]\s{0,3}([+-]?\d{1,3}),(\d{3,20})\s*$/;

/** Finds a pair of decimal degrees inside a sentence. */
export function findPairInSentence(text: string): GeoPoint | undefined {
  const commas = text.length <= 100 ? pairWithCommas.exec(text) : null;
  if (commas !== null) return toGeoPoint(`${commas[1]}.${commas[2]}`, `${commas[3]}.${commas[4]}`);
  for (const [, first = '', second = ''] of text.matchAll(pairInSentence)) {
    const point = toGeoPoint(first, second);
    if (point !== undefined) return point;
  }
  return undefined;
}

const leading = new RegExp(
  String.raw`^\s{0,5}(?:loc:|ll\.|point\.|@|pos\.)?\s{0,5}\(?\s{0,5}${number}\s{0,5}(?:[,~_;/ ]|%2C)\s{0,5}${number}(?!\.?\d)`,
  'i',
);

/** Parses the pair at the beginning of a link's value: `3.1573,101.7122 (Kedai Maju)`. */
export function parseLeadingPair(text: string): GeoPoint | undefined {
  const [whole, first, second] = leading.exec(text) ?? [];
  if (whole === undefined || first === undefined || second === undefined) return undefined;
  const isNothingElse = whole.length === text.trimEnd().length;
  if (!isNothingElse && !(first.includes('.') && second.includes('.'))) return undefined;
  return toGeoPoint(first, second);
}

export function toGeoPoint(latitude: string, longitude: string): GeoPoint | undefined {
  return createGeoPoint(Number(latitude), Number(longitude), getDecimalRadius(latitude, longitude));
}

export function swapCoordinates(point: GeoPoint | undefined): GeoPoint | undefined {
  if (point === undefined) return undefined;
  const { latitude, longitude } = point.coordinates;
  return { ...point, coordinates: { latitude: longitude, longitude: latitude } };
}
