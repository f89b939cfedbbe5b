import { chineseDigits, numberWords } from './due-time-words';

/**
 * Writes a typed day and time in one way: in small letters, with digits for numbers in words, `3:30` for `half past 3`, and the
 * beginning of a range alone.
 */
export function normalizeDueTimeText(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replaceAll(/[零一二两兩三四五六七八九十]+(?=[点點时時分月日号號个個小天刻周])/g, (digits) =>
        String(parseChineseNumber(digits)),
      )
      .replaceAll(/(?<=[a-z]{2})(?=\d)/g, ' ')
      .replaceAll(/\bdua belas\b/g, '12')
      // As most people write it.
      .replaceAll(/\btengahari\b/g, 'tengah hari')
      .replaceAll(/\b[a-z]+\b/g, (word) => String(numberWords.get(word) ?? word))
      .replaceAll(/(?<=\d)ish\b/g, '')
      .replaceAll(toPartsOfHour, (_, part: string, hour: string) => toMinutesBeside(part, Number(hour)))
      .replaceAll(/\b(\d{1,2}) (?:setengah|stgh)\b/g, '$1:30')
      .replaceAll(rangeOfHours, (_, first: string, second: string, part: string) =>
        toBeginning(first, second, part),
      )
      .replaceAll(
        /([点點时時](?:半|一刻|\d{1,2}分?)?) ?[到至] ?\d{1,2}[点點时時](?:半|一刻|\d{1,2}分?)?/g,
        '$1',
      )
      .replaceAll(/\s+/g, ' ')
      .trim()
  );
}

/** `half past 3`, `quarter to 4`. */
const toPartsOfHour = /\b(half past|half|quarter past|quarter to|suku lepas) (\d{1,2})\b/g;

function toMinutesBeside(part: string, hour: number): string {
  if (part.endsWith(' to')) return `${(hour + 11) % 12 === 0 ? 12 : (hour + 11) % 12}:45`;
  return `${hour}:${part.startsWith('half') ? '30' : '15'}`;
}

/** `3-4pm`, `3 hingga 4 petang`. */
const rangeOfHours =
  /\b(\d{1,2}(?:[:.]\d{2})?) ?(?:-|–|~|to|until|till|hingga|sampai|smpai) ?(\d{1,2}(?:[:.]\d{2})?)( ?(?:[ap]\.?m|pagi|pg|petang|ptg|malam|mlm|tengah ?hari))\b/g;

/**
 * Of `3-4pm`, the beginning counts: the day part behind both belongs to it, too. In `11-1pm`, noon lies between: it begins in
 * the other half of the day. 12 in the morning ends no night: `10-12 pagi` begins at 10.
 */
function toBeginning(first: string, second: string, part: string): string {
  const [from = 0, to = 0] = [first, second].map((time) => Number.parseInt(time, 10));
  if (from % 12 <= to % 12) return first + part;
  if (/^ ?(?:p\.?m|petang|ptg)/.test(part)) return `${first} am`;
  return /^ ?(?:a\.?m|pagi|pg)/.test(part) && to !== 12 ? `${first} pm` : first + part;
}

/** Up to 99, as in 二十五. */
function parseChineseNumber(digits: string): number {
  const plain = digits.replaceAll(/[两兩]/g, '二');
  const [tens = '', ones] = plain.includes('十') ? plain.split('十') : ['零', plain];
  return (tens === '' ? 1 : parseChineseDigit(tens)) * 10 + parseChineseDigit(ones ?? '');
}

function parseChineseDigit(digit: string): number {
  return Math.max(0, chineseDigits.indexOf(digit));
}
