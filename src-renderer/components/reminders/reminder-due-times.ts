import { padTwoDigits } from '../../i18n/pad-two-digits';

/** The choices for a reminder: a preset time by its digit, or any other time. */
export const presetDueTimes = ['hour', 'afternoon', 'morning'] as const;
export type PresetDueTime = (typeof presetDueTimes)[number];
export type DueTimeChoice = PresetDueTime | 'other';

const hourMs = 3_600_000;
const [afternoonHour, morningHour] = [16, 9];

/**
 * In this PC's clock and time zone, in ms since 1970. Morning and afternoon are tomorrow's as soon as today's hour of them is
 * no later than in an hour, which is a choice of its own.
 */
export function getPresetDueTime(choice: PresetDueTime, nowMs: number): number {
  if (choice === 'hour') return nowMs + hourMs;
  const hour = choice === 'morning' ? morningHour : afternoonHour;
  const today = toTimeAtHour(nowMs, 0, hour);
  return nowMs + hourMs < today ? today : toTimeAtHour(nowMs, 1, hour);
}

/** The choices in the order of their times, as they have their digits; the hour from now is always the first. */
export function orderDueTimeChoices(nowMs: number): readonly DueTimeChoice[] {
  return [
    ...presetDueTimes.toSorted((one, other) => getPresetDueTime(one, nowMs) - getPresetDueTime(other, nowMs)),
    'other',
  ];
}

function toTimeAtHour(nowMs: number, daysOn: number, hour: number): number {
  const day = new Date(nowMs);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + daysOn, hour).getTime();
}

/** Formats a time as the field of another time shows it and `parseDueTime` reads it: `25/11/2026 10:00`. */
export function formatFieldTime(atMs: number): string {
  const at = new Date(atMs);
  const day = `${padTwoDigits(at.getDate())}/${padTwoDigits(at.getMonth() + 1)}/${at.getFullYear()}`;
  return `${day} ${padTwoDigits(at.getHours())}:${padTwoDigits(at.getMinutes())}`;
}
