/** The choices for a reminder: a preset time by its digit, or any other time. */
export const dueTimeChoices = ['hour', 'afternoon', 'morning', 'other'] as const;
export type DueTimeChoice = (typeof dueTimeChoices)[number];
export type PresetDueTime = Exclude<DueTimeChoice, 'other'>;

const hourMs = 3_600_000;
const [afternoonHour, morningHour] = [16, 9];

/**
 * In this PC's clock and time zone, in ms since 1970. Once the afternoon's hour has passed, the choice means
 * tomorrow's.
 */
export function getPresetDueTime(choice: PresetDueTime, nowMs: number): number {
  if (choice === 'hour') return nowMs + hourMs;
  if (choice === 'morning') return toTimeAtHour(nowMs, 1, morningHour);
  const today = toTimeAtHour(nowMs, 0, afternoonHour);
  return nowMs < today ? today : toTimeAtHour(nowMs, 1, afternoonHour);
}

function toTimeAtHour(nowMs: number, daysOn: number, hour: number): number {
  const day = new Date(nowMs);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + daysOn, hour).getTime();
}

/** Formats a time for a date and time field: `2026-11-25T10:00`, in this PC's time zone. */
export function formatFieldTime(atMs: number): string {
  const at = new Date(atMs);
  const day = `${at.getFullYear()}-${padTwoDigits(at.getMonth() + 1)}-${padTwoDigits(at.getDate())}`;
  return `${day}T${padTwoDigits(at.getHours())}:${padTwoDigits(at.getMinutes())}`;
}

function padTwoDigits(part: number): string {
  return String(part).padStart(2, '0');
}

/** Undefined if the field holds no date and time. */
export function parseFieldTime(text: string): number | undefined {
  const atMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? new Date(text).getTime() : Number.NaN;
  return Number.isNaN(atMs) ? undefined : atMs;
}
