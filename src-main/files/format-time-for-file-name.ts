/** `2026-11-26-1445`, by the clock of this PC, for the name of a file. */
export function formatTimeForFileName(atMs: number): string {
  const at = new Date(atMs);
  const day = [at.getFullYear(), twoDigits(at.getMonth() + 1), twoDigits(at.getDate())].join('-');
  return `${day}-${twoDigits(at.getHours())}${twoDigits(at.getMinutes())}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
