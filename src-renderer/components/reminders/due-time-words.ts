/** The words in which agents type days and times, in English, Malay and Chinese. All in small letters. */

type DayWord = { readonly pattern: string; readonly daysOn: number };

/** `tonight` and `明晚` also name a part of the day, which is left for the time. */
export const dayWords: readonly DayWord[] = [
  { pattern: String.raw`\btulat\b|大后天|大後天`, daysOn: 3 },
  {
    pattern: String.raw`(?:the )?day after (?:tomorrow|tmrw?)\b|\blusa\b|后天|後天`,
    daysOn: 2,
  },
  {
    pattern: String.raw`\b(?:tomorrow|tomorow|tmrw?|tml|esok|besok|esk|bsk)\b|明天|明日|明(?=[早晚])`,
    daysOn: 1,
  },
  {
    pattern: String.raw`\b(?:today|tdy|hari ?ni|hari ini)\b|今天|今日|今(?=[早晚])|\bto(?=(?:night|nite)\b)`,
    daysOn: 0,
  },
];

/** From Sunday, as `Date.getDay` counts. */
export const weekdayWords: readonly string[] = [
  String.raw`\b(?:sun(?:day)?|ahad)\b|(?:星期|周|週|礼拜|禮拜)[日天]`,
  String.raw`\b(?:mon(?:day)?|isnin)\b|(?:星期|周|週|礼拜|禮拜)一`,
  String.raw`\b(?:tue(?:s(?:day)?)?|selasa)\b|(?:星期|周|週|礼拜|禮拜)二`,
  String.raw`\b(?:wed(?:nesday)?|rabu)\b|(?:星期|周|週|礼拜|禮拜)三`,
  String.raw`\b(?:thu(?:rs?(?:day)?)?|khamis)\b|(?:星期|周|週|礼拜|禮拜)四`,
  String.raw`\b(?:fri(?:day)?|jumaat|jumat)\b|(?:星期|周|週|礼拜|禮拜)五`,
  String.raw`\b(?:sat(?:urday)?|sabtu)\b|(?:星期|周|週|礼拜|禮拜)六`,
];

/** With a weekday: that of next week. */
export const nextWeekWords = String.raw`\bnext(?: week)?\b|\b(?:minggu )?(?:depan|dpn)\b|下[个個](?!午)|下(?![午个個])`;

/** Days that a week or a month has one of: of the week or month that `ahead` names, counted from the one of today. */
export const periodWords: readonly { readonly pattern: string; readonly day: PeriodDay }[] = [
  {
    pattern: String.raw`\bnext week\b|\bminggu (?:depan|dpn)\b|下个?(?:星期|周|礼拜)(?![一二三四五六日天末])|下個?(?:週|禮拜)(?![一二三四五六日天末])`,
    day: 'next-monday',
  },
  { pattern: String.raw`\b(?:weekend|hujung minggu)\b|周末|週末`, day: 'saturday' },
  { pattern: String.raw`\b(?:end of (?:the )?week|eow)\b`, day: 'friday' },
  {
    pattern: String.raw`\b(?:end of (?:the )?month|eom|(?:hujung|akhir) bulan)\b|月底`,
    day: 'last-of-month',
  },
  { pattern: String.raw`\bnext month\b|\bbulan (?:depan|dpn)\b|下个?月|下個月`, day: 'first-of-next-month' },
];
export type PeriodDay = 'next-monday' | 'saturday' | 'friday' | 'last-of-month' | 'first-of-next-month';

export const monthWords: readonly string[] = [
  'jan(?:uary|uari)?',
  'feb(?:ruary|ruari)?',
  'mar(?:ch)?|mac',
  'apr(?:il)?',
  'may|mei',
  'june?',
  'jul(?:y|ai)?',
  'aug(?:ust)?|ogos|ogs',
  'sept?(?:ember)?',
  'oct(?:ober)?|okt(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?|dis(?:ember)?',
];

/**
 * A part of the day: the hour that it means alone, and how it changes an hour of the clock beside it. It may stand right
 * behind a digit, as in `3.30ptg`.
 */
export type DayPart = {
  readonly pattern: string;
  readonly hourAlone: number;
  readonly toHour: (hour: number) => number;
};

const toMorning = (hour: number) => (hour === 12 ? 0 : hour);
const toAfternoon = (hour: number) => (hour < 12 ? hour + 12 : hour);
/** 12 at night ends the day, and the hours after it belong to the next. */
const toNight = (hour: number) => (hour === 12 || hour < 6 ? (hour % 12) + 24 : toAfternoon(hour));

export const dayParts: readonly DayPart[] = [
  {
    pattern: String.raw`(?:tengah|tgh) ?(?:malam|mlm)\b|(?<![a-z])midnight\b|半夜|午夜`,
    hourAlone: 24,
    toHour: toNight,
  },
  {
    pattern: String.raw`\b(?:eod|cob|(?:end of|eo) (?:the )?day|close of business|(?:habis|abis|balik|lepas|selepas|lps|before|after|sebelum) (?:kerja|work|office|closing|tutup|office hours?|waktu (?:kerja|pejabat)))\b|下班(?:前|后|後|时|之前|以前|以后)?|收工`,
    hourAlone: 18,
    toHour: (hour) => (hour < 12 ? hour + 12 : hour),
  },
  {
    pattern: String.raw`\b(?:before|sebelum|sblm) (?:lunch|makan(?: tengah ?hari)?)\b|午[饭飯餐]前`,
    hourAlone: 12,
    toHour: (hour) => (hour < 6 ? hour + 12 : hour),
  },
  {
    pattern: String.raw`\b(?:after|selepas|lepas|lps) (?:zohor|zuhur)\b`,
    hourAlone: 14,
    toHour: (hour) => (hour < 12 ? hour + 12 : hour),
  },
  {
    pattern: String.raw`\b(?:after|selepas|lepas|lps) (?:asar|asr)\b`,
    hourAlone: 17,
    toHour: (hour) => (hour < 12 ? hour + 12 : hour),
  },
  {
    pattern: String.raw`\b(?:after|selepas|lepas|lps) (?:maghrib|magrib)\b`,
    hourAlone: 20,
    toHour: (hour) => (hour < 12 ? hour + 12 : hour),
  },
  {
    pattern: String.raw`\b(?:after|selepas|lepas|lps) (?:lunch|(?:makan )?tengah ?hari)\b|午[饭飯餐][后後]`,
    hourAlone: 14,
    toHour: (hour) => (hour < 6 ? hour + 12 : hour),
  },
  {
    pattern: String.raw`\b(?:lunch(?: ?time| hour| break)?|(?:waktu|masa) (?:lunch|rehat|makan tengah ?hari))\b|午休|午[饭飯餐](?:时间|時間|时|時)?`,
    hourAlone: 13,
    toHour: (hour) => (hour < 6 ? hour + 12 : hour),
  },
  {
    pattern: String.raw`tengah ?hari|(?<![a-z])(?:tgh(?: ?h?ari)?|t\/hari|noon|midday)\b|中午`,
    hourAlone: 12,
    toHour: (hour) => (hour < 6 ? hour + 12 : hour),
  },
  {
    pattern: String.raw`(?<![a-z])(?:pagi|pg|morning)\b|凌晨|清晨|早上|早晨|上午|早`,
    hourAlone: 9,
    toHour: toMorning,
  },
  {
    pattern: String.raw`(?<![a-z])(?:petang|ptg|ptng|afternoon|evening)\b|下午|傍晚`,
    hourAlone: 16,
    toHour: toAfternoon,
  },
  { pattern: String.raw`(?<![a-z])(?:malam|mlm|night|nite)\b|晚上|晚`, hourAlone: 20, toHour: toNight },
];

/** Before and behind a time from now on: `dlm 2 jam`, `再过2小时`, `2 jam lg`. */
export const beforeSpan = String.raw`in |(?:dalam|dlm) (?:masa )?|lagi |lg |(?:after|selepas|lepas|lps) |再?[过過] ?|再 ?`;
export const behindSpan = 'from now|time|later|lagi|lg|dari sekarang|后|後|之后|之後|以后|以後';

/** What may stand between the parts without changing them. */
export const fillers = String.raw`\b(?:at|on|by|about|around|before|after|from|the|this|of|in|first thing|early|pada|dalam|sekitar|lebih kurang|sebelum|sblm|selepas|lepas|lps|mulai|awal|waktu|pukul|pkl|pukl|jam|hb|hari|hrs?|h|ini|ni|o.?clock|ish)\b|在|的|本|这个?|這個?|左右|前后|之前|以前|前|[,;@.、，]`;

export const chineseDigits = '零一二三四五六七八九';

/** Hours and amounts that are written out, in English and Malay. */
export const numberWords: ReadonlyMap<string, number> = new Map(
  'one two three four five six seven eight nine ten eleven twelve satu dua tiga empat lima enam tujuh lapan sembilan sepuluh sebelas'
    .split(' ')
    .map((word, at) => [word, (at % 12) + 1]),
);
