/** Writes a part of a date or time with two digits: `7` as `07`. */
export function padTwoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
