import { freePieces, trimmed, type Canvas, type Span } from './canvas';
import { isFiller, isIssueWord, isNeverInNames, isTradeWord } from './words';

const shopBefore =
  /(?<![\p{L}\p{N}])(?:kedai|restoran|restaurant|resto|warung|gerai|kafe|café|cafe|pasaraya|pasar mini|butik|boutique|salon|farmasi|pharmacy|klinik|clinic|bakeri|bakery|kopitiam|hotel|dobi|optik|bengkel|syarikat|nasi kandar|mini ?market)(?![\p{L}\p{N}])/iu;
const shopAfter =
  /(?<![\p{L}\p{N}])(?:sdn\.? ?bhd\.?|enterprise|ent\.|trading|mini ?market|mart|cafe|café|kafe|bistro|bakery|restaurant|restoran|kitchen|kopitiam|store|shop|boutique|pharmacy|hardware(?!\s+install)|salon|supermarket|holdings|house|corner|grill|tea|coffee)(?![\p{L}\p{N}])/giu;
const chineseShop =
  /[\p{Script=Han}]{2,12}?(?:有限公司|茶餐室|茶餐厅|餐厅|餐馆|饭店|超市|药房|药店|咖啡店|面家|酒楼|小店|杂货店|五金店|便利店|店)/gu;

/** The words of a shop's name around a word that shops have in it; before words of trouble and after people's. */
export function storeIn(canvas: Canvas): Span | undefined {
  for (const piece of freePieces(canvas)) {
    const text = canvas.text.slice(...piece);
    const chinese = [...text.matchAll(chineseShop)].find(([shop]) => !/^[我你他这那]/u.test(shop)) ?? null;
    const found =
      chinese === null
        ? (namedBefore(text) ?? namedAfter(text))
        : [chinese.index, chinese.index + chinese[0].length];
    if (found !== undefined) {
      const [start = 0, end = 0] = found;
      const span = trimmed(canvas, [piece[0] + start, piece[0] + end]);
      if (span[1] - span[0] > 1) return span;
    }
  }
  return shopByTrade(canvas);
}

/** `Kopi Senja`, `Bubble Tea Lab`: two to five capitalised words that stand alone, one of them a trade. */
function shopByTrade(canvas: Canvas): Span | undefined {
  for (const piece of freePieces(canvas)) {
    for (const segment of segmentsOf(canvas, piece)) {
      const span = trimmed(canvas, segment);
      const words = canvas.text.slice(...span).split(/\s+/);
      const isName = words.every((word) => /^[\p{Lu}&(]/u.test(word) && !isIssueWord(word));
      if (isName && words.length > 1 && words.length <= 5 && words.some(isTradeWord)) return span;
    }
  }
  return undefined;
}

/** `Kedai Maju`: the words behind, capitalised if the first is; two at most where nobody capitalises. */
function namedBefore(text: string): readonly number[] | undefined {
  const found = shopBefore.exec(text);
  if (found === null) return undefined;
  let end = found.index + found[0].length;
  let count = 0;
  let areCapitals: boolean | undefined;
  for (const { 0: word, index } of text.slice(end).matchAll(/\S+/g)) {
    if (index > 40 || /^[.,;(:]/.test(word) || isIssueWord(word) || isPreposition(word)) break;
    areCapitals ??= /^[\p{Lu}\p{Script=Han}\d]/u.test(word);
    const isCapital = /^[\p{Lu}\p{Script=Han}\d&]/u.test(word);
    if (areCapitals ? !isCapital : count === 2) break;
    count += 1;
    end = found.index + found[0].length + index + word.length;
    if (count === 5 || /[,;.]$/.test(word)) break;
  }
  const isOnlyKind = count === 0;
  return isOnlyKind ? undefined : [found.index, end];
}

/** `Maju Enterprise`, `ABC Sdn Bhd`: up to four words before, capitalised as the last one is. */
function namedAfter(text: string): readonly number[] | undefined {
  for (const found of text.matchAll(shopAfter)) {
    const span = shopBeforeWord(text, found);
    if (span !== undefined) return span;
  }
  return undefined;
}

function shopBeforeWord(text: string, found: RegExpExecArray): readonly number[] | undefined {
  const before = [...text.slice(0, found.index).matchAll(/\S+/g)];
  let start: number | undefined;
  const titleAt = before.findLastIndex(({ 0: word }) => title.test(word));
  if (titleAt >= 0) before.splice(0, titleAt + 2);
  const areCapitals = /^[\p{Lu}\d]/u.test(before.at(-1)?.[0] ?? '');
  for (const { 0: word, index } of before.slice(-(areCapitals ? 4 : 2)).toReversed()) {
    // `Ink Print Shop` is a name, `printer rosak Maju Mart` is not.
    const isOfIssue = isIssueWord(word) && !(areCapitals && /^\p{Lu}\p{Ll}/u.test(word));
    if (/[,;:]$|[\p{L}\d]{2}\.$/u.test(word) || isOfIssue || isPreposition(word)) break;
    if (areCapitals && !/^[\p{Lu}\d&(]/u.test(word)) break;
    start = index;
  }
  const end = found.index + found[0].length;
  // `Bubble Tea Lab`: a trade may stand behind another.
  const further = /^ (\p{Lu}\p{L}+)(?![\p{L}\p{N}])/u.exec(text.slice(end));
  const isFurther = further !== null && isTradeWord(further[1] ?? '');
  return start === undefined ? undefined : [start, isFurther ? end + further[0].length : end];
}

const title =
  /^(?:en|encik|pn|puan|cik|mr|mrs|ms|miss|mdm|madam|dato'?|datuk|datin|dr|hj|haji|hajah|ustaz|uncle|auntie|aunty|abang|kak)\.?$/i;

function isPreposition(word: string): boolean {
  return /^(?:di|at|kat|dekat|in|from|dari|daripada|drpd|of|tel|hp|no|phone|saya|nama|my|is|i|i'm|on|near|depan|sebelah|the|for|kami|kita|dia|ni|tu|ini|itu|our|here|sini|call)[:.,]?$/i.test(
    word,
  );
}

const titledName =
  /(?<![\p{L}])(?:(?:nama saya|saya nama|saya|my name is|my name's|this is|name is|i am|i'm|im|speaking is|nama)\s+)?(?:(?:en|encik|pn|puan|cik|mr|mrs|ms|miss|mdm|madam|dato'?|datuk|datin|dr|hj|haji|hajah|ustaz|uncle|auntie|aunty|abang|kak)\.?\s+)(\p{L}[\p{L}'’@.-]*(?:\s+(?!(?:dari|daripada|from|kedai|restoran|di|at|kat|of)\b)\p{Lu}[\p{L}'’@./-]*){0,4})/giu;
/** Who is to be rung: a name between such a word and a number that is taken. */
const toBeRung =
  /(?<![\p{L}])(?:[Cc]all|[Rr]ing|[Cc]ontact|[Hh]ubungi|[Tt]el|[Ll]ook for|[Ff]ind|[Cc]ari|[Jj]umpa|PIC|[Pp]ic|找)\s+(\p{Lu}[\p{L}'’@./-]*(?:\s+\p{Lu}[\p{L}'’@./-]*){0,3})\s*(?=\uE000)/gu;
const introduced =
  /(?<![\p{L}])(?:nama saya|nama sy|nama|my name is|my name's|this is|i am|i'm|im|saya|sy|name is|contact|hubungi|look for|cari|attn)\s+((?:\p{L}\.(?=\s)|\p{L}(?:[\p{L}'’@/-]|\.(?=\p{L}))+)(?:\s+(?:\p{L}\.(?=\s)|\p{L}(?:[\p{L}'’@/-]|\.(?=\p{L}))+)){0,4}?)(?=\s+(?:dari|daripada|dr|drpd|from|frm|kedai|restoran|di|at|kat|kt|of|here|nak|punya)(?![\p{L}])|\s*[,.\n\uE000]|\s*$)/giu;
const chineseName =
  /(?:我是|我叫|姓名是?)\s?([\p{Script=Han}]{2,4}?)(?=[，,。\s\uE000]|从|在|的|$)|([\p{Script=Han}]{1,3}(?:先生|小姐|女士|太太|老板|经理))/u;

/** The name of a person: introduced, with a title, or the short run of letters that begins the text or follows the phone. */
export function nameIn(canvas: Canvas, isPlace: (words: string) => boolean): Span | undefined {
  const { free } = canvas;
  const chinese = chineseName.exec(free);
  if (chinese !== null) {
    const name = chinese[1] ?? chinese[2] ?? '';
    const start = chinese.index + chinese[0].lastIndexOf(name);
    return [start, start + name.length];
  }
  return (
    spanOfWords(canvas, toBeRung) ??
    spanOfWords(canvas, titledName) ??
    spanOfWords(canvas, introduced) ??
    bareName(canvas, isPlace)
  );
}

/** `Lau` of `Lau here`. */
function nameUpTo(name: string, count: number): string {
  return new RegExp(`^(?:\\S+\\s+){${count - 1}}\\S+`).exec(name)?.[0] ?? name;
}

function spanOfWords(canvas: Canvas, pattern: RegExp): Span | undefined {
  for (const found of canvas.free.matchAll(pattern)) {
    const span = spanOfFound(canvas, found, pattern === titledName);
    if (span !== undefined) return span;
  }
  return undefined;
}

function spanOfFound(canvas: Canvas, found: RegExpExecArray, isTitled: boolean): Span | undefined {
  const words = found[1]?.split(/\s+/) ?? [];
  const stop = words.findIndex((word) => isIssueWord(word) || isFiller(word) || isNeverInNames(word));
  if (stop === 0 || (stop > 0 && !isTitled)) return undefined;
  const name = stop < 0 ? found[1] : nameUpTo(found[1] ?? '', stop);
  if (name === undefined) return undefined;
  const start = found.index + found[0].lastIndexOf(name);
  const lengthOfTitle = isTitled
    ? (/\S+\s+$/.exec(canvas.text.slice(found.index, start))?.[0].length ?? 0)
    : 0;
  return trimmed(canvas, [start - lengthOfTitle, start + name.length]);
}

const mostNameWords = 4;

/**
 * Up to four words of letters between the ends of a line, commas and what is taken: at the front of the text, or
 * beside something taken.
 */
function bareName(canvas: Canvas, isPlace: (words: string) => boolean): Span | undefined {
  let isFront = true;
  for (const piece of freePieces(canvas)) {
    for (const segment of segmentsOf(canvas, piece)) {
      const words = [...canvas.text.slice(...segment).matchAll(/[^\s,;]+/g)];
      const first = words.findIndex(({ 0: word }) => !isFiller(word));
      const name = first < 0 ? [] : words.slice(first, first + wordsOfName(words.slice(first)));
      const [head, last] = [name[0], name.at(-1)];
      if (head !== undefined && last !== undefined && (isFront || isBesideTaken(canvas, segment))) {
        const span = trimmed(canvas, [segment[0] + head.index, segment[0] + last.index + last[0].length]);
        // `PT`, `G`: what is left of an address.
        const isTooShort = last.index + last[0].length - head.index < 3 && !/\p{Script=Han}/u.test(head[0]);
        if (isTooShort) continue;
        const isShop = name.some(({ 0: word }) => isTradeWord(word));
        if (!isShop && !isPlace(canvas.text.slice(...span))) return span;
      }
      isFront &&= first < 0;
    }
  }
  return undefined;
}

function segmentsOf({ text }: Canvas, [start, end]: Span): Span[] {
  return [...text.slice(start, end).matchAll(/(?:(?!\s[-–/~@]\s|\.\s|[,;|，。])[^])+/g)].map(
    ({ 0: segment, index }) => [start + index, start + index + segment.length],
  );
}

/** How many words from the first make a name, 0 where what follows shows that they are none. */
function wordsOfName(words: readonly RegExpExecArray[]): number {
  const stop = words.findIndex(({ 0: word }) => !isNameWord(word));
  const count = stop < 0 ? words.length : stop;
  return count <= mostNameWords && (stop < 0 || isIssueWord(words[stop]?.[0] ?? '')) ? count : 0;
}

function isBesideTaken({ free }: Canvas, [start, end]: Span): boolean {
  return (
    /\uE000[ \t]*$/.test(free.slice(Math.max(0, start - 20), start)) ||
    /^[ \t]*\uE000/.test(free.slice(end, end + 20))
  );
}

function isNameWord(word: string): boolean {
  const isWritten = /^(?:\p{Script=Han}{2,4}|(?!.*\p{Script=Han})\p{L}[\p{L}'’@./-]*)$/u.test(word);
  if (!isWritten || isIssueWord(word) || isNeverInNames(word)) return false;
  return !isFiller(word) || word === '&';
}
