import { findDayOfMonth } from '../../../components/reminders/find-day-of-month';

/**
 * Reads a period or a day of the month as the last day of a note: `next week` lasts until its Sunday, `3 months` until the
 * same day three months on, `15` is the next 15th, and `2027` lasts until its end.
 *
 * @returns 'invalid' for a number that is no day of a month; undefined if the text says none of these
 */
export function readEndOfPeriod(text: string, nowMs: number): Date | 'invalid' | undefined {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(before, '')
    .replace(behind, '');
  const now = new Date(nowMs);
  if (/^\d{1,2}$/.test(plain)) return findDayOfMonth(Number(plain), nowMs);
  const year = yearAlone.exec(plain)?.[1];
  if (year !== undefined) return new Date(Number(year), 11, 31);
  const span =
    /^(\d{1,2}|[a-z ]+?|[一二两兩三四五六七八九十半]) ?(months?|mths?|bulan|[个個]月|years?|yrs?|tahun|年)$/.exec(
      plain,
    );
  const [, amountText = '', unit = ''] = span ?? [];
  const amount = /^\d/.test(amountText) ? Number(amountText) : amounts.get(amountText);
  if (amount !== undefined) return addMonths(now, amount * (/^(?:y|tahun|年)/.test(unit) ? 12 : 1));
  return periods.find(({ pattern }) => pattern.test(plain))?.lastDay(now);
}

const yearAlone = /^(?:(?:end of |(?:hujung|akhir) )?(?:tahun )?)?(20\d{2})年?[底末]?$/;
const before = /^(?:by|in|dalam|dlm) /;
const behind = /(?: (?:from now|later|lagi|lg|dari sekarang)|[之以]?[后後前])$/;

const amounts: ReadonlyMap<string, number> = new Map(
  [
    'half a,setengah,半',
    'a,an,one,se,satu,一',
    'two,dua,二,两,兩',
    'three,tiga,三',
    'four,empat,四',
    'five,lima,五',
    'six,enam,六',
  ].flatMap((words, at) => words.split(',').map((word): [string, number] => [word, at === 0 ? 0.5 : at])),
);

const periods: readonly { readonly pattern: RegExp; readonly lastDay: (now: Date) => Date }[] = [
  {
    pattern:
      /^(?:(?:(?:this |the )?week(?:end)?)|(?:hujung )?minggu(?: (?:ini|ni))?|[这這本]?[个個]?(?:周末?|週末?|星期|礼拜|禮拜))$/,
    lastDay: (now) => sunday(now, 0),
  },
  {
    pattern:
      /^(?:next week(?:end)?|(?:hujung )?minggu (?:depan|dpn)|下[个個]?(?:周末?|週末?|星期|礼拜|禮拜))$/,
    lastDay: (now) => sunday(now, 1),
  },
  {
    pattern: /^(?:this month|bulan (?:ini|ni)|[这這本][个個]?月底?)$/,
    lastDay: (now) => new Date(now.getFullYear(), now.getMonth() + 1, 0),
  },
  {
    pattern: /^(?:(?:end of )?next month|(?:(?:hujung|akhir) )?bulan (?:depan|dpn)|下[个個]?月底?)$/,
    lastDay: (now) => new Date(now.getFullYear(), now.getMonth() + 2, 0),
  },
  {
    pattern:
      /^(?:(?:end of )?(?:the |this )?year|year end|eoy|(?:(?:hujung|akhir) )?tahun(?: (?:ini|ni))?|今?年[底末]|今年)$/,
    lastDay: (now) => new Date(now.getFullYear(), 11, 31),
  },
  {
    pattern: /^(?:(?:end of )?next year|(?:(?:hujung|akhir) )?tahun (?:depan|dpn)|明年[底末]?)$/,
    lastDay: (now) => new Date(now.getFullYear() + 1, 11, 31),
  },
];

/** A week begins on Monday. */
function sunday(now: Date, weeksOn: number): Date {
  const daysOn = ((7 - now.getDay()) % 7) + 7 * weeksOn;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysOn);
}

/** A shorter month ends sooner: a month from 31 January is the last of February. Half a month is 15 days. */
function addMonths(now: Date, months: number): Date {
  const whole = Math.trunc(months);
  const lastOfMonth = new Date(now.getFullYear(), now.getMonth() + whole + 1, 0).getDate();
  const day = Math.min(now.getDate(), lastOfMonth) + (months === whole ? 0 : 15);
  return new Date(now.getFullYear(), now.getMonth() + whole, day);
}
