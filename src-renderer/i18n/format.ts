import { languageTags, type Language } from '../../shared/language';

const time = { hour: 'numeric', minute: '2-digit' } as const;
const day = { day: 'numeric', month: 'short' } as const;

/** Made once for each language: making one takes a thousand times as long as using it. */
const formats = { en: formatsFor('en'), ms: formatsFor('ms'), zh: formatsFor('zh') };

function formatsFor(language: Language) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(languageTags[language], options);
  return {
    clock: format(time),
    clockSeconds: format({ ...time, second: '2-digit' }),
    day: format({ ...day, ...time }),
    dayOfYear: format({ ...day, year: 'numeric' }),
    monthOfYear: format({ month: 'short', year: 'numeric' }),
    dayAndTime: format({ ...day, year: 'numeric', ...time }),
    exactDay: format({ ...day, year: 'numeric', ...time, second: '2-digit' }),
    // As many decimals as a coordinate has.
    number: new Intl.NumberFormat(languageTags[language], { maximumFractionDigits: 7 }),
  };
}

/** `2:05 pm`, `2:05 PTG`, `14:05` */
export function clockTime(atMs: number, language: Language): string {
  return formats[language].clock.format(atMs);
}

/** `2:05:09 pm` */
export function exactTime(atMs: number, language: Language): string {
  return formats[language].clockSeconds.format(atMs);
}

/** `24 Nov 2026, 2:05:09 pm` */
export function exactDay(atMs: number, language: Language): string {
  return formats[language].exactDay.format(atMs);
}

/** `24 Nov 2026, 2:05 pm` */
export function dayAndTime(atMs: number, language: Language): string {
  return formats[language].dayAndTime.format(atMs);
}

/** `24 Nov 2026` */
export function localDay(atMs: number, language: Language): string {
  return formats[language].dayOfYear.format(atMs);
}

/** `Nov 2026` */
export function monthOfYear(atMs: number, language: Language): string {
  return formats[language].monthOfYear.format(atMs);
}

/** The clock for today, the day before that, and the year instead where it is another one. */
export function shortDay(atMs: number, nowMs: number, language: Language): string {
  const then = new Date(atMs);
  const now = new Date(nowMs);
  if (then.toDateString() === now.toDateString()) return clockTime(atMs, language);
  if (then.getFullYear() === now.getFullYear()) return formats[language].day.format(atMs);
  return formats[language].dayOfYear.format(atMs);
}

/** `12,345.6` */
export function numberIn(language: Language, value: number): string {
  return formats[language].number.format(value);
}

/** What a sentence with `{{minutes}}` and `{{seconds}}` in it wants of a length of time. */
export function minutesAndSeconds(seconds: number): { readonly minutes: number; readonly seconds: string } {
  return { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, '0') };
}

/** Several names in a row: `Phone, Name`, `电话、姓名`. */
export function listIn(language: Language, parts: readonly string[]): string {
  return parts.join(language === 'zh' ? '、' : ', ');
}
