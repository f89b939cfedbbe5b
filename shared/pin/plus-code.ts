import type { Coordinates } from './pin-and-coordinates';
import { getCellRadius, createGeoPoint, type GeoPoint } from './geo-point';

/**
 * Open Location Code, as published by Google under the Apache License 2.0:
 * https://github.com/google/open-location-code/blob/main/Documentation/Specification/specification.md
 */
const alphabet = '23456789CFGHJMPQRVWX';
const digitsBeforePlus = 8;
const digitsInPairs = 10;
const maxCodeLength = 15;
const gridRows = 5;
const gridColumns = 4;

/** Returns the centre of a full code's cell, `6PM3...+..`; undefined if the text is no full code. */
export function decodePlusCode(code: string): GeoPoint | undefined {
  const plain = code.toUpperCase();
  if (plain.indexOf('+') !== digitsBeforePlus) return undefined;
  const digits = plain.replace('+', '').replace(/0+$/, '');
  const isPadded = plain.includes('0');
  if (isPadded && !/^[^0]{2}(?:[^0]{2}){0,2}0+\+$/.test(plain)) return undefined;
  if (digits.length === digitsBeforePlus + 1 || digits.length % 2 > 0 || digits.length > maxCodeLength) {
    if (digits.length <= digitsInPairs || digits.length > maxCodeLength) return undefined;
  }
  const values = Array.from(digits, (digit) => alphabet.indexOf(digit));
  if (values.some((value) => value < 0) || (values[0] ?? 0) > 8 || (values[1] ?? 0) > 17) return undefined;
  return getCellCentre(values);
}

function getCellCentre(values: readonly number[]): GeoPoint | undefined {
  let south = -90;
  let west = -180;
  let height = 400;
  let width = 400;
  for (const [index, value] of values.entries()) {
    if (index < digitsInPairs && index % 2 === 0) {
      height /= 20;
      south += value * height;
    } else if (index < digitsInPairs) {
      width /= 20;
      west += value * width;
    } else {
      height /= gridRows;
      width /= gridColumns;
      south += Math.floor(value / gridColumns) * height;
      west += (value % gridColumns) * width;
    }
  }
  const latitude = roundDegrees(south + height / 2);
  return createGeoPoint(latitude, roundDegrees(west + width / 2), getCellRadius(latitude, height, width));
}

/** Completes a short code: of all places with that ending, returns the one nearest to `near`. */
export function recoverPlusCode(code: string, near: Coordinates): GeoPoint | undefined {
  const missing = digitsBeforePlus - code.indexOf('+');
  if (!code.includes('+') || missing < 2 || missing > 6 || missing % 2 > 0) return undefined;
  const point = decodePlusCode(`${encodePrefix(near, missing)}${code}`);
  if (point === undefined) return undefined;
  const stepDegrees = 20 ** (2 - missing / 2);
  const { latitude, longitude } = point.coordinates;
  return createGeoPoint(
    roundDegrees(latitude + stepTowards(near.latitude - latitude, stepDegrees)),
    roundDegrees(longitude + stepTowards(near.longitude - longitude, stepDegrees)),
    point.radiusMetres,
  );
}

function stepTowards(difference: number, stepDegrees: number): number {
  if (Math.abs(difference) <= stepDegrees / 2) return 0;
  return Math.sign(difference) * stepDegrees;
}

function encodePrefix({ latitude, longitude }: Coordinates, count: number): string {
  let code = '';
  let size = 20;
  let north = Math.min(latitude, 90 - 1e-9) + 90;
  let east = longitude + 180;
  while (code.length < count) {
    code += alphabet.charAt(Math.floor(north / size)) + alphabet.charAt(Math.floor(east / size));
    north %= size;
    east %= size;
    size /= 20;
  }
  return code;
}

/** Rounds to seven decimals, about a centimetre. This removes the rounding noise of the additions. */
function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}

const codeCharacter = '[23456789CFGHJMPQRVWX]';
const fullCode = new RegExp(
  `(?<![A-Z0-9+])(?:${codeCharacter}{8}\\+(?:${codeCharacter}{2,7})?|(?:${codeCharacter}{2}){1,3}0{2,6}\\+)(?![A-Z0-9+])`,
  'i',
);
const shortCode = new RegExp(
  `(?<![A-Z0-9+])(?=[2-9]{0,5}[CFGHJMPQRVWX])(?:${codeCharacter}{2}){2,3}\\+${codeCharacter}{2,7}(?![A-Z0-9+])`,
  'i',
);

export function findFullPlusCode(text: string): GeoPoint | undefined {
  const code = fullCode.exec(text)?.[0];
  return code === undefined ? undefined : decodePlusCode(code);
}

/** Finds a short code and the rest of its line, which names the town: `4PX6+2Q Kuala Lumpur`. */
export function findShortPlusCode(text: string): { code: string; locality: string } | undefined {
  const found = shortCode.exec(text);
  if (found === null) return undefined;
  const code = found[0];
  const before = text.slice(0, found.index).split('\n').at(-1) ?? '';
  const after = text.slice(found.index + code.length).split('\n', 1)[0] ?? '';
  return { code: code.toUpperCase(), locality: `${after} ${before}`.trim() };
}
