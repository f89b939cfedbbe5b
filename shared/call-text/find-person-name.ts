import {
  findRemainingPieces,
  splitSegments,
  trimSpan,
  type ConsumableText,
  type Span,
} from './consumable-text';
import { hasPersonName } from './person-name-patterns';
import { isFiller, isIssueWord, isNeverInNames, isTradeWord } from './issue-and-name-word-lists';

const titledName =
  /(?<![\p{L}])(?:(?:nama saya|saya nama|saya|my name is|my name's|this is|name is|i am|i'm|im|speaking is|nama)\s+)?(?:(?:en|encik|pn|puan|cik|mr|mrs|ms|miss|mdm|madam|dato'?|datuk|datin|tuan(?!\.)|dr|hj|haji|hajah|ustaz|uncle|auntie|aunty|abang|kak)\.?\s+)(\p{L}[\p{L}'’@.-]*(?:\s+(?!(?:dari|daripada|from|kedai|restoran|di|at|kat|of)\b)\p{Lu}[\p{L}'’@./-]*){0,4})/giu;
/** The person to call: a name between such a word and a consumed number. */
const calledPerson =
  /(?<![\p{L}])(?:[Cc]all|[Rr]ing|[Cc]ontact|[Hh]ubungi|[Tt]el|[Ll]ook for|[Ff]ind|[Cc]ari|[Jj]umpa|[Aa]sk for|[Mm]e|[Uu]ser|[Oo]wner|[Cc]aller|[Mm]anager|[Ss]upervisor|[Pp]emilik|[Pp]engurus|PIC|[Pp]ic|找|联络|联系)\s+(\p{Lu}[\p{L}'’@./-]*(?:\s+(?:\p{Lu}[\p{L}'’@./-]*|@|bin|binti|bt|bte|anak|ak|a\/l|a\/p)){0,4})\s*[(–-]?\s*(?=\uE000)/gu;
/** A signature below `Regards,` and similar words. */
const signature =
  /(?:^|\n)[ \t]*(?:[Bb]est |[Kk]ind |[Ww]arm |[Ww]ith |[Yy]ours )?(?:[Rr]egards|[Tt]hanks|[Tt]hank [Yy]ou|[Tt]erima [Kk]asih|[Ss]ekian[^\n]{0,20}|[Ss]incerely|[Cc]heers|[Yy]ang [Bb]enar)[ \t]*[,.]?[ \t]*\n\s*(\p{Lu}[\p{L}'’@./-]*(?:[ \t]+(?:\p{Lu}[\p{L}'’@./-]*|@|bin|binti|bt|bte|anak|ak|a\/l|a\/p)){0,5})(?=[ \t]*(?:[\n(\uE000]|$))/gu;
const introduced =
  /(?<![\p{L}])(?:nama saya|nama sy|nama|my name is|my name's|this is|i am|i'm|im|saya|sy|name is|contact|hubungi|look for|ask for|user|owner|pemilik|cari|attn|ask|its|it's|name|customer|cust|pelanggan)\s+((?:\p{L}\.(?=\s)|\p{L}(?:[\p{L}'’@/-]|\.(?=\p{L}))+)(?:\s+(?:\p{L}\.(?=\s)|\p{L}(?:[\p{L}'’@/-]|\.(?=\p{L}))+)){0,4}?)(?=\s+(?:calling|speaking|dari|daripada|dr|drpd|from|frm|kedai|restoran|di|at|kat|kt|of|here|nak|punya)(?![\p{L}])|\s*[,.\n\uE000]|\s*$)/giu;
/** `Joshua here, our drawer is stuck`. */
const sayingHere = /(?:^|\n|[.,!]\s)(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){0,2}) here(?![\p{L}])/gu;
const chineseName =
  /(?:我是(?:[\p{Script=Han}]{2,8}的)?|我叫|姓名是?|找|联络)\s?([\p{Script=Han}]{2,4}?)(?=[，,。\s\uE000]|从|在|的|$)|([\p{Script=Han}]{1,3}(?:先生|小姐|女士|太太|老板|经理))/gu;

/**
 * Finds a person's name: introduced, with a title, or a short run of words that begins the text or stands beside a
 * consumed field.
 */
export function findPersonName(
  source: ConsumableText,
  isPlace: (words: string) => boolean,
): Span | undefined {
  const { remaining } = source;
  const chinese = [...remaining.matchAll(chineseName)].find((found) => !isPlace(found[1] ?? ''));
  if (chinese !== undefined) {
    const name = chinese[1] ?? chinese[2] ?? '';
    const start = chinese.index + chinese[0].lastIndexOf(name);
    return [start, start + name.length];
  }
  return (
    findPatternSpan(source, calledPerson) ??
    findPatternSpan(source, titledName) ??
    findPatternSpan(source, introduced) ??
    findPatternSpan(source, signature) ??
    findPatternSpan(source, sayingHere) ??
    findBareName(source, isPlace)
  );
}

/** Returns the first `count` words of a name: `Lau` of `Lau here`. */
function takeNameWords(name: string, count: number): string {
  return new RegExp(`^(?:\\S+\\s+){${count - 1}}\\S+`).exec(name)?.[0] ?? name;
}

function findPatternSpan(source: ConsumableText, pattern: RegExp): Span | undefined {
  for (const found of source.remaining.matchAll(pattern)) {
    const span = toNameSpan(source, found, pattern === titledName);
    if (span !== undefined) return span;
  }
  return undefined;
}

function toNameSpan(source: ConsumableText, found: RegExpExecArray, isTitled: boolean): Span | undefined {
  if (calledAfter.test(source.text.slice(Math.max(0, found.index - 60), found.index + 1))) return undefined;
  const [, whole = ''] = found;
  const words = whole.split(/\s+/);
  const stop = isTitled ? endOfTitledName(words) : words.findIndex(isNoNameWord);
  if (stop === 0 || (stop > 0 && !isTitled)) return undefined;
  // `Mr DIY Store` and `Uncle Don Roti` are shops.
  if (isTitled && isOfShop(words[stop] ?? '')) return undefined;
  const name = stop < 0 ? whole : takeNameWords(whole, stop);
  // Without capitals, only a known name counts: `printer sy berasap` names nobody.
  const isSure = isTitled || /^\p{Lu}/u.test(name) || /nama|name/i.test(found[0]);
  if (!isSure && !hasPersonName(name)) return undefined;
  const start = found.index + found[0].lastIndexOf(name);
  const title = isTitled ? /\S+\s+$/.exec(source.text.slice(found.index, start)) : null;
  return trimSpan(source, [start - (title?.[0].length ?? 0), start + name.length]);
}

function isNoNameWord(word: string): boolean {
  return isIssueWord(word) || (isFiller(word) && word !== '@') || isNeverInNames(word);
}

/** A capitalised name ends before a word without a capital: `Encik Zaki cakap`. */
function endOfTitledName(words: readonly string[]): number {
  const areCapitals = /^\p{Lu}/u.test(words[0] ?? '');
  return words.findIndex(
    (word, order) =>
      isNoNameWord(word) ||
      (order > 0 &&
        !isLinkOfName.test(word) &&
        (isTradeWord(word) || (areCapitals && !/^\p{Lu}/u.test(word)))),
  );
}

function isOfShop(word: string): boolean {
  return isTradeWord(word) || /^(?:store|shop|mart|kedai|cafe|outlet)$/i.test(word);
}

/** A street or a building named after a person: `Jalan Dato Onn`, `Hospital Tuanku Ja'afar`. */
const calledAfter =
  /(?<![\p{L}])(?:jalan|jln|lorong|lrg|lebuh|taman|tmn|persiaran|hospital|sekolah|smk|sk|masjid|medan|kampung|kg)\.?\s+(?:[\p{L}]+\s+){0,2}\S?$/iu;
const isLinkOfName = /^(?:bin|binti|bt|bte|b|anak|ak|al|de|van|a\/[lp]|s\/o|d\/o)\.?$/i;
const maxNameWords = 4;

/**
 * Finds up to four words between line ends, commas and consumed text: at the front of the text, or beside consumed
 * text.
 */
function findBareName(source: ConsumableText, isPlace: (words: string) => boolean): Span | undefined {
  const found: Span[] = [];
  let isFront = true;
  for (const piece of findRemainingPieces(source)) {
    for (const segment of splitSegments(source, piece)) {
      const words = [...source.text.slice(...segment).matchAll(/[^\s,;]+/g)];
      const first = words.findIndex(({ 0: word }) => !isFiller(word));
      const name = first < 0 ? [] : words.slice(first, first + countNameWords(words.slice(first)));
      const [head, last] = [name[0], name.at(-1)];
      if (head !== undefined && last !== undefined && (isFront || isNextToConsumed(source, segment))) {
        const span = trimSpan(source, [segment[0] + head.index, segment[0] + last.index + last[0].length]);
        // `PT` and `G` are remains of an address.
        const isTooShort = last.index + last[0].length - head.index < 3 && !/\p{Script=Han}/u.test(head[0]);
        if (isTooShort) continue;
        const isShop = name.some(({ 0: word }) => isTradeWord(word));
        if (!isShop && !isPlace(source.text.slice(...span))) found.push(span);
      }
      isFront &&= first < 0;
    }
  }
  const persons = found.filter((span) => isPersonAt(source, span));
  return persons.length === 1 ? persons[0] : undefined;
}

/** Whether a name is a known one, or one or two capitalised words directly beside a number, as agents type it. */
function isPersonAt({ text, remaining }: ConsumableText, [start, end]: Span): boolean {
  const words = text.slice(start, end);
  if (hasPersonName(words)) return true;
  const isCapital = /^\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?$/u.test(words);
  const isAlone = /(?:^|[\n,.;|/\uE000])[ \t]*$/.test(remaining.slice(0, start));
  const isBesideNumber =
    /^[ \t]*[|/,–-]?[ \t]*\uE000/.test(remaining.slice(end)) ||
    /\uE000[ \t|/,–-]*$/.test(remaining.slice(0, start));
  return isCapital && isAlone && isBesideNumber;
}

/** Counts the words of a name from the first one. Returns 0 if the next word shows that they are no name. */
function countNameWords(words: readonly RegExpExecArray[]): number {
  const stop = words.findIndex(({ 0: word }) => !isNameWord(word));
  const count = stop < 0 ? words.length : stop;
  return count <= maxNameWords && (stop < 0 || isIssueWord(words[stop]?.[0] ?? '')) ? count : 0;
}

function isNextToConsumed({ remaining }: ConsumableText, [start, end]: Span): boolean {
  return (
    /\uE000[ \t]*$/.test(remaining.slice(Math.max(0, start - 20), start)) ||
    /^[ \t]*\uE000/.test(remaining.slice(end, end + 20))
  );
}

function isNameWord(word: string): boolean {
  const isWritten = /^(?:\p{Script=Han}{2,4}|(?!.*\p{Script=Han})\p{L}[\p{L}'’@./-]*)$/u.test(word);
  if (!isWritten || isIssueWord(word) || isNeverInNames(word)) return false;
  return !isFiller(word) || word === '&';
}
