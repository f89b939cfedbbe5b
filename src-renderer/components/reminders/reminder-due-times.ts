/** When to be reminded: one of the hours that are chosen by a digit, or any other. */
export const whenChoices = ['hour', 'afternoon', 'morning', 'other'] as const;
export type WhenChoice = (typeof whenChoices)[number];
export type QuickChoice = Exclude<WhenChoice, 'other'>;

const hourMs = 3_600_000;
const [afternoonHour, morningHour] = [16, 9];

/** By the clock and the zone of this PC, in ms since 1970. Once the afternoon has begun to end, that of tomorrow. */
export function quickTime(choice: QuickChoice, nowMs: number): number {
  if (choice === 'hour') return nowMs + hourMs;
  if (choice === 'morning') return atHour(nowMs, 1, morningHour);
  const today = atHour(nowMs, 0, afternoonHour);
  return nowMs < today ? today : atHour(nowMs, 1, afternoonHour);
}

function atHour(nowMs: number, daysOn: number, hour: number): number {
  const day = new Date(nowMs);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + daysOn, hour).getTime();
}

/** As a field for a day and a time holds it: `2026-11-25T10:00`, in the zone of this PC. */
export function fieldOfTime(atMs: number): string {
  const at = new Date(atMs);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}

/** Undefined where no day and time stand in the field. */
export function timeOfField(text: string): number | undefined {
  const atMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text) ? new Date(text).getTime() : Number.NaN;
  return Number.isNaN(atMs) ? undefined : atMs;
}
