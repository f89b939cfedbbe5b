import { languageTags, type Language } from './language';

const time = { hour: 'numeric', minute: '2-digit' } as const;
const day = { day: 'numeric', month: 'short' } as const;

const kinds = {
  clock: time,
  hour: { hour: 'numeric' },
  clockSeconds: { ...time, second: '2-digit' },
  day: { ...day, ...time },
  dayOfYear: { ...day, year: 'numeric' },
  monthOfYear: { month: 'short', year: 'numeric' },
  dayAndTime: { ...day, year: 'numeric', ...time },
  weekdayAndDay: { weekday: 'short', ...day, year: 'numeric' },
  weekdayAndTime: { weekday: 'short', ...day, year: 'numeric', ...time },
  exactDay: { ...day, year: 'numeric', ...time, second: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Created on first use and cached: creating one takes a thousand times as long as using it. A format keeps its zone. */
const dateFormat = memoize(
  (tag: string, kind: keyof typeof kinds, _zone: string) => new Intl.DateTimeFormat(tag, kinds[kind]),
);
/** Changes with the time zone of this PC, which may be set while the app runs. */
function getZone(): string {
  return `${january.getTimezoneOffset()} ${july.getTimezoneOffset()}`;
}
const [january, july] = [new Date(2026, 0, 1), new Date(2026, 6, 1)] as const;
function memoize<Key extends readonly string[], Made>(make: (...key: Key) => Made): (...key: Key) => Made {
  const made = new Map<string, Made>();
  return (...key) => {
    const name = key.join(' ');
    const one = made.get(name) ?? make(...key);
    made.set(name, one);
    return one;
  };
}

function format(atMs: number, language: Language, kind: keyof typeof kinds): string {
  return dateFormat(languageTags[language], kind, getZone()).format(atMs);
}

/** `2:05 pm`, `2:05 PTG`, `14:05` */
export function formatTime(atMs: number, language: Language): string {
  return format(atMs, language, 'clock');
}

/** The hour of a day from 0 to 23: `2 pm`, `2 PTG`, `14时` */
export function formatHour(hour: number, language: Language): string {
  return format(toTimeOfDay(hour, 0), language, 'hour');
}

/** All minutes of an hour from 0 to 23: `2:00 – 2:59 pm`, `2:00–2:59 PTG`, `14:00–14:59` */
export function formatHourRange(hour: number, language: Language): string {
  return dateFormat(languageTags[language], 'clock', getZone()).formatRange(
    toTimeOfDay(hour, 0),
    toTimeOfDay(hour, 59),
  );
}

/** On a day without a change of the clock. */
function toTimeOfDay(hour: number, minute: number): number {
  return new Date(2026, 0, 1, hour, minute).getTime();
}

/** `2:05:09 pm` */
export function formatExactTime(atMs: number, language: Language): string {
  return format(atMs, language, 'clockSeconds');
}

/** `24 Nov 2026, 2:05:09 pm` */
export function formatExactDateTime(atMs: number, language: Language): string {
  return format(atMs, language, 'exactDay');
}

/** `24 Nov 2026, 2:05 pm` */
export function formatDateTime(atMs: number, language: Language): string {
  return format(atMs, language, 'dayAndTime');
}

/** `Tue, 24 Nov 2026, 2:05 pm` */
export function formatWeekdayDateTime(atMs: number, language: Language): string {
  return format(atMs, language, 'weekdayAndTime');
}

/** `Tue, 24 Nov 2026` */
export function formatWeekdayDate(atMs: number, language: Language): string {
  return format(atMs, language, 'weekdayAndDay');
}

/** `24 Nov 2026` */
export function formatDate(atMs: number, language: Language): string {
  return format(atMs, language, 'dayOfYear');
}

/** `Nov 2026` */
export function formatMonth(atMs: number, language: Language): string {
  return format(atMs, language, 'monthOfYear');
}

/** A time for today; day, month and time for this year and around New Year; otherwise the date with its year. */
export function formatShortDate(atMs: number, nowMs: number, language: Language): string {
  const then = new Date(atMs);
  const now = new Date(nowMs);
  if (then.toDateString() === now.toDateString()) return formatTime(atMs, language);
  const isNear = Math.abs(atMs - nowMs) < 30 * 24 * 3_600_000;
  if (isNear || then.getFullYear() === now.getFullYear()) return format(atMs, language, 'day');
  return format(atMs, language, 'dayOfYear');
}

/** `9 Nov 2026, 08:05`: in English, by this PC's clock, as `follow-up-and-reference-lines-of-remark` finds it again. */
export function formatDateTimeForRemark(atMs: number): string {
  const english = new Intl.DateTimeFormat('en-US', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = new Map(english.formatToParts(atMs).map(({ type, value }) => [type, value]));
  const get = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return `${get('day')} ${get('month')} ${get('year')}, ${get('hour')}:${get('minute')}`;
}

/** The values for a sentence with `{{minutes}}` and `{{seconds}}`. */
export function splitDuration(seconds: number): { readonly minutes: number; readonly seconds: string } {
  return { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, '0') };
}
