import {
  beforeSpan,
  behindSpan,
  dayParts,
  dayWords,
  fillers,
  monthWords,
  nextWeekWords,
  periodWords,
  weekdayWords,
  type DayPart,
  type PeriodDay,
} from './due-time-words';
import { findDayOfMonth } from './find-day-of-month';
import { normalizeDueTimeText } from './normalize-due-time-text';

/**
 * Reads a day and time as an agent types it, in the clock and time zone of this PC: `3pm`, `1530`, `28/11 15:30` (day
 * first), `tomorrow 9am`, `esok 3 petang`, `明天下午3点`, `dlm 2 jam`, `eod`, `next week`. A time without a day is the next
 * one, a day without a time 9 in the morning, a bare hour from 1 to 6 in the afternoon.
 *
 * @returns ms since 1970; undefined if any part of the text is not understood
 */
export function parseDueTime(text: string, nowMs: number): number | undefined {
  const { atMs, unread } = readDueTime(text, nowMs);
  return unread === '' ? atMs : undefined;
}

/** What was read of a text. `unread` are the words of it that say no time; without them, it would be `atMs`. */
export type ReadDueTime = { readonly atMs: number | undefined; readonly unread: string };

/** Reads a day and time as `parseDueTime` does, and says what it could not read. */
export function readDueTime(text: string, nowMs: number): ReadDueTime {
  const plain = normalizeDueTimeText(text);
  const span = readSpan(plain, nowMs);
  if (span !== undefined) return { atMs: span, unread: '' };
  const rest = createRest(plain);
  const day = takeDay(rest, nowMs);
  const time = takeTime(rest);
  const unread = rest.unread();
  if (day === 'invalid' || time === 'invalid') return { atMs: undefined, unread };
  if (day === undefined && time === undefined) return { atMs: undefined, unread };
  return { atMs: combine(day, time, nowMs), unread };
}

type Day = { readonly start: Date; readonly isWeekday: boolean };
/** Minutes since midnight; `isVague` if it may as well be twelve hours later. */
type Time = { readonly minutes: number; readonly isVague: boolean };

/** The text that no part has been read from yet. */
function createRest(text: string) {
  let rest = text;
  return {
    /** Takes the first match out of the text. */
    take: (pattern: string): RegExpExecArray | undefined => {
      const found = new RegExp(pattern).exec(rest) ?? undefined;
      if (found !== undefined)
        rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
      return found;
    },
    has: (pattern: string): boolean => new RegExp(pattern).test(rest),
    /** What is neither taken nor without a meaning. */
    unread: (): string =>
      rest.replaceAll(new RegExp(fillers, 'g'), ' ').trim() === '' ? '' : rest.replaceAll(/\s+/g, ' ').trim(),
  };
}

type Rest = ReturnType<typeof createRest>;

/** `in 2 hours`, `30 minit lagi`, `半小时后`: from now on. */
function readSpan(text: string, nowMs: number): number | undefined {
  const amount = String.raw`(\d{1,3}(?:\.5)?|an?|half an|half a|half|se|setengah|半)`;
  const unit = String.raw`(minutes?|mins?|minit|hours?|hrs?|h|jam|days?|hari|weeks?|minggu|分钟?|分鐘|刻钟|个?半?小时|个?半?钟头?|個?半?小時|天|个?星期|周)( setengah)?`;
  const found = new RegExp(`^(?:${beforeSpan})?${amount} ?${unit}(?: ?(?:${behindSpan}))?$`).exec(text);
  if (found === null) return undefined;
  const [, count = '', what = '', more] = found;
  const isHalf = /^(?:half|setengah|半)/.test(count);
  const number =
    (isHalf ? 0.5 : Number(/^\d/.test(count) ? count : '1')) +
    (what.includes('半') || more !== undefined ? 0.5 : 0);
  if (what === '刻钟') return nowMs + number * 15 * minuteMs;
  if (/^w|minggu|星期|周/.test(what))
    return Number.isInteger(number) ? addDays(new Date(nowMs), number * 7).getTime() : undefined;
  if (/^min|分/.test(what)) return isHalf ? undefined : nowMs + number * minuteMs;
  if (/^d|hari|天/.test(what))
    return !Number.isInteger(number) ? undefined : addDays(new Date(nowMs), number).getTime();
  return nowMs + number * 60 * minuteMs;
}

const minuteMs = 60_000;

function addDays(at: Date, days: number): Date {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + days, at.getHours(), at.getMinutes());
}

function startOfDay(atMs: number, daysOn = 0): Date {
  const at = new Date(atMs);
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + daysOn);
}

function takeDay(rest: Rest, nowMs: number): Day | 'invalid' | undefined {
  const date = takeDate(rest, nowMs);
  if (date === 'invalid') return date;
  const period = date === undefined && !hasWeekday(rest) ? takePeriod(rest, nowMs) : undefined;
  if (period !== undefined) return { start: period, isWeekday: false };
  const weekday = takeWeekday(rest, nowMs);
  // A weekday beside a date only repeats it.
  if (date !== undefined) return { start: date, isWeekday: false };
  if (weekday !== undefined) return weekday;
  const word = dayWords.find(({ pattern }) => rest.take(pattern) !== undefined);
  return word && { start: startOfDay(nowMs, word.daysOn), isWeekday: false };
}

function hasWeekday(rest: Rest): boolean {
  return weekdayWords.some((pattern) => rest.has(pattern));
}

/** `next week`, `hujung bulan`: a week or month, of which one day is meant. */
function takePeriod(rest: Rest, nowMs: number): Date | undefined {
  const day = periodWords.find(({ pattern }) => rest.take(pattern) !== undefined)?.day;
  return day && toDayOfPeriod(day, startOfDay(nowMs));
}

function toDayOfPeriod(day: PeriodDay, today: Date): Date {
  const daysOn = (count: number) => new Date(today.getFullYear(), today.getMonth(), today.getDate() + count);
  switch (day) {
    case 'next-monday':
      return daysOn(7 - ((today.getDay() + 6) % 7));
    case 'saturday':
      return daysOn((6 - today.getDay() + 7) % 7);
    case 'friday':
      return daysOn((5 - today.getDay() + 7) % 7);
    case 'last-of-month':
      return new Date(today.getFullYear(), today.getMonth() + 1, 0);
    case 'first-of-next-month':
      return new Date(today.getFullYear(), today.getMonth() + 1, 1);
  }
}

function takeWeekday(rest: Rest, nowMs: number): Day | undefined {
  for (const [weekday, pattern] of weekdayWords.entries()) {
    if (!rest.has(pattern)) continue;
    const isNextWeek = rest.take(nextWeekWords) !== undefined;
    rest.take(pattern);
    const today = new Date(nowMs).getDay();
    // A week begins on Monday.
    const daysOn = isNextWeek ? 7 - ((today + 6) % 7) + ((weekday + 6) % 7) : (weekday - today + 7) % 7;
    return { start: startOfDay(nowMs, daysOn), isWeekday: !isNextWeek };
  }
  return undefined;
}

function takeDate(rest: Rest, nowMs: number): Date | 'invalid' | undefined {
  const iso = rest.take(String.raw`\b(\d{4})[-/.年] ?(\d{1,2})[-/.月] ?(\d{1,2})(?:日|号|號|t(?=\d)|\b)`);
  if (iso !== undefined) return toDate(iso[1], Number(iso[2]), iso[3], nowMs);
  // `9-5` may be hours as well as 9 May: it says neither.
  if (rest.has(String.raw`^\D*\b${hourOfClock} ?- ?${hourOfClock}\b\D*$`)) return undefined;
  const slashed =
    rest.take(String.raw`\b(\d{1,2}) ?[/-] ?(\d{1,2})(?: ?[/-] ?(\d{4}|\d{2}))?(?!\d)`) ??
    rest.take(String.raw`\b(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?!\d)`);
  if (slashed !== undefined) return toDate(slashed[3], Number(slashed[2]), slashed[1], nowMs);
  const chinese = rest.take(String.raw`(\d{1,2})月(\d{1,2})[日号號]?`);
  if (chinese !== undefined) return toDate(undefined, Number(chinese[1]), chinese[2], nowMs);
  for (const [index, month] of monthWords.entries()) {
    const found =
      rest.take(String.raw`\b(\d{1,2})(?:st|nd|rd|th| ?hb)? ?(?:of )?(?:${month})\b\.?(?:,? ?(\d{4})\b)?`) ??
      rest.take(String.raw`\b(?:${month})\.? (\d{1,2})(?:st|nd|rd|th)?\b(?!:|\.\d)(?:,? ?(\d{4})\b)?`);
    if (found !== undefined) return toDate(found[2], index + 1, found[1], nowMs);
  }
  const dayOfMonth = rest.take(String.raw`\b(\d{1,2})(?:st|nd|rd|th| ?hb\b|[日号號])`);
  return dayOfMonth && findDayOfMonth(Number(dayOfMonth[1]), nowMs);
}

const hourOfClock = '(?:0?[1-9]|1[0-2])';

function toDate(
  year: string | undefined,
  month: number,
  day: string | undefined,
  nowMs: number,
): Date | 'invalid' {
  const now = startOfDay(nowMs);
  const toRealDate = (ofYear: number) => {
    const date = new Date(ofYear, month - 1, Number(day));
    return date.getMonth() === month - 1 && date.getDate() === Number(day) ? date : 'invalid';
  };
  if (year !== undefined) return toRealDate(Number(year) + (year.length === 2 ? 2000 : 0));
  const date = toRealDate(now.getFullYear());
  // In December, 3/1 means next year. So does 29/2 in March, whether this year has one or not.
  const isPast = date === 'invalid' ? now.getMonth() >= month : date < now;
  return isPast ? toRealDate(now.getFullYear() + 1) : date;
}

function takeTime(rest: Rest): Time | 'invalid' | undefined {
  const meridiem = rest.take(String.raw`(?<=\d ?)([ap])(?:\.? ?m)?\b\.?`)?.[1];
  const part = dayParts.find(({ pattern }) => rest.take(pattern) !== undefined);
  const clock =
    rest.take(String.raw`\b(\d{1,2}) ?[:.h点點时時] ?(\d{2})(?::\d{2})?(?:分)?(?!\d)`) ??
    rest.take(String.raw`\b(\d{1,2}) ?[点點时時](半|一刻|1刻)?(?:正|整|钟|鐘)?`) ??
    rest.take(String.raw`\b(\d{2})(\d{2})(?:hrs?|h)?\b`) ??
    rest.take(String.raw`\b(\d)(\d{2})\b`) ??
    rest.take(String.raw`\b(\d{1,2})\b`);
  if (clock !== undefined) return toTime(clock, meridiem, part);
  return part && { minutes: part.hourAlone * 60, isVague: false };
}

function toTime(
  [, hourText = '', minuteText = '0']: RegExpExecArray,
  meridiem: string | undefined,
  part: DayPart | undefined,
): Time | 'invalid' {
  const hour = Number(hourText);
  const minute = partsOfHour.get(minuteText) ?? Number(minuteText);
  if (minute > 59 || hour > 23) return 'invalid';
  const inHour = (hourOfDay: number, isVague = false) => ({ minutes: hourOfDay * 60 + minute, isVague });
  if (meridiem !== undefined) {
    if (hour === 0 || hour > 12) return 'invalid';
    return inHour((hour % 12) + (meridiem === 'p' ? 12 : 0));
  }
  if (part !== undefined) return inHour(hour > 12 ? hour : part.toHour(hour));
  const isVague = hour > 0 && hour < 12 && !hourText.startsWith('0');
  return inHour(isVague && hour <= lastHourOfAfternoon ? hour + 12 : hour, isVague);
}

const partsOfHour: ReadonlyMap<string, number> = new Map([
  ['半', 30],
  ['一刻', 15],
  ['1刻', 15],
]);

function isNight(nowMs: number): boolean {
  return new Date(nowMs).getHours() < 7;
}

/** Callers are called back between 7 in the morning and 7 in the evening. */
const lastHourOfAfternoon = 6;
const usualMinutes = 9 * 60;
const dayMinutes = 24 * 60;

function combine(day: Day | undefined, time: Time | undefined, nowMs: number): number {
  const { minutes, isVague } = time ?? { minutes: usualMinutes, isVague: false };
  const at = (start: Date, more = 0) =>
    new Date(start.getFullYear(), start.getMonth(), start.getDate(), 0, minutes + more).getTime();
  const start = day?.start ?? startOfDay(nowMs);
  // In the night, 5 is the next morning's.
  const early = at(start, -12 * 60);
  if (isVague && minutes > 12 * 60 && day === undefined && isNight(nowMs) && early > nowMs) return early;
  const isToday = start.getTime() === startOfDay(nowMs).getTime();
  // After midnight, 1 at night is of the night that is not over.
  if (isToday && minutes >= dayMinutes && at(start, -dayMinutes) > nowMs) return at(start, -dayMinutes);
  if (!isToday || at(start) > nowMs) return at(start);
  // 8, typed at noon, is 8 in the evening.
  if (isVague && minutes < 12 * 60 && at(start, 12 * 60) > nowMs) return at(start, 12 * 60);
  if (day === undefined) return at(startOfDay(nowMs, 1));
  return day.isWeekday ? at(startOfDay(nowMs, 7)) : at(start);
}
