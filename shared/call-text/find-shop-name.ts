import {
  findRemainingPieces,
  splitSegments,
  trimSpan,
  type ConsumableText,
  type Span,
} from './consumable-text';
import { isFiller, isIssueWord, isNeverInNames, isTitle, isTradeWord } from './issue-and-name-word-lists';

const shopBefore =
  /(?<![\p{L}\p{N}])(?:kedai|restoran|restaurant|resto|warung|gerai|kafe|café|cafe|pasaraya|pasar mini|butik|boutique|salon|farmasi|pharmacy|klinik|clinic|bakeri|bakery|kopitiam|hotel|dobi|optik|bengkel|syarikat|nasi kandar|mini ?market)(?![\p{L}\p{N}])/giu;
const shopAfter =
  /(?<![\p{L}\p{N}])(?:sdn\.? ?bhd\.?|enterprise|ent\.|trading|mini ?market|mart|cafe|café|kafe|bistro|bakery|restaurant|restoran|kitchen|kopitiam|store|shop|boutique|pharmacy|hardware(?!\s+install)|salon|supermarket|holdings|house|corner|grill|tea|coffee)(?![\p{L}\p{N}])/giu;
const chineseShop =
  /[\p{Script=Han}]{2,12}?(?:有限公司|茶餐室|茶餐厅|餐厅|餐馆|饭店|超市|药房|药店|咖啡店|面家|酒楼|小店|杂货店|五金店|便利店|店)/gu;

/** A name after words such as `shop name`: `店名明记肉骨茶`, `店叫 Steven Bicycle`. */
const calledShop =
  /(?:店名|店叫|店是)\s?([^，,。\n\uE000]{2,30})|(?<![\p{L}])(?:[Ss]hop|[Ss]tore|[Oo]utlet) name (?:is )?(\p{Lu}[^,.\n\uE000]{2,40})/u;

/** Whether words name a shop by its kind: `Hotel Seri Malaysia`. */
export function isShopName(words: string): boolean {
  return words.search(shopBefore) >= 0 || words.search(shopAfter) >= 0;
}

/** Whether words name a kind of shop or what shops sell. */
export function hasShopWord(words: string): boolean {
  return (
    words.search(shopBefore) >= 0 || words.search(shopAfter) >= 0 || words.split(/\s+/).some(isTradeWord)
  );
}

/** Finds the name around a word for a kind of shop. Complaint words, prepositions and a person's name end it. */
export function findStoreName(source: ConsumableText): Span | undefined {
  const called = calledShop.exec(source.remaining);
  if (called !== null) {
    const end = called.index + called[0].length;
    return trimSpan(source, [end - (called[1] ?? called[2] ?? '').length, end]);
  }
  for (const piece of findRemainingPieces(source)) {
    const text = source.text.slice(...piece);
    const chinese = [...text.matchAll(chineseShop)].find(([shop]) => !/^[我你他这那]/u.test(shop)) ?? null;
    const found =
      chinese === null
        ? (matchNameAfterShopWord(text) ?? matchNameBeforeShopWord(text))
        : [chinese.index, chinese.index + chinese[0].length];
    if (found !== undefined) {
      const [start = 0, end = 0] = found;
      const span = trimSpan(source, [piece[0] + start, piece[0] + end]);
      if (span[1] - span[0] > 1) return span;
    }
  }
  return findShopByTrade(source);
}

/** Finds two to five capitalised words that stand alone, one of them a trade: `Kopi Senja`, `Bubble Tea Lab`. */
function findShopByTrade(source: ConsumableText): Span | undefined {
  for (const piece of findRemainingPieces(source)) {
    for (const segment of splitSegments(source, piece)) {
      const [start, end] = trimSpan(source, segment);
      const isInBrackets = /^\([^()]*\)$/.test(source.text.slice(start, end));
      const span: Span = isInBrackets ? [start + 1, end - 1] : [start, end];
      const words = source.text.slice(...span).split(/\s+/);
      const isName = words.every((word) => /^[\p{Lu}&(]/u.test(word) && !isIssueWord(word));
      if (isName && words.length > 1 && words.length <= 5 && words.some(isTradeWord)) return span;
    }
  }
  return undefined;
}

/**
 * `Kedai Maju`: takes the words after the kind. If the first is capitalised, all must be; otherwise at most two are
 * taken.
 */
function matchNameAfterShopWord(text: string): readonly number[] | undefined {
  for (const found of text.matchAll(shopBefore)) {
    const span = shopBehindWord(text, found);
    if (span !== undefined) return span;
  }
  return undefined;
}

function shopBehindWord(text: string, found: RegExpExecArray): readonly number[] | undefined {
  // `at our cafe next week` names no shop.
  if (/(?<![\p{L}])(?:our|my|the|a|this|that|your)\s+$/iu.test(text.slice(0, found.index))) return undefined;
  let end = found.index + found[0].length;
  let count = 0;
  let areCapitals: boolean | undefined;
  for (const { 0: word, index } of text.slice(end).matchAll(/\S+/g)) {
    if (
      index > 40 ||
      /^[.,;(:]/.test(word) ||
      isIssueWord(word) ||
      isPreposition(word) ||
      /^(?:baru|lama|new|old)[.,]?$/.test(word)
    )
      break;
    areCapitals ??= /^[\p{Lu}\p{Script=Han}\d]/u.test(word);
    const isCapital = /^[\p{Lu}\p{Script=Han}\d&]/u.test(word);
    if (areCapitals ? !isCapital : count >= 2 && !isCapital) break;
    count += 1;
    end = found.index + found[0].length + index + word.length;
    if (count === 5 || /[,;.]$/.test(word)) break;
  }
  const isOnlyKind = count === 0;
  // In `nama kedai Selera`, the kind is not part of the name.
  const isNamed = /(?<![\p{L}])nama\s+$/iu.test(text.slice(0, found.index));
  const start = isNamed ? found.index + found[0].length : found.index;
  return isOnlyKind ? undefined : [start, end];
}

/**
 * `Maju Enterprise`, `ABC Sdn Bhd`: takes up to four words before the kind if the last one is capitalised, otherwise
 * two.
 */
function matchNameBeforeShopWord(text: string): readonly number[] | undefined {
  for (const found of text.matchAll(shopAfter)) {
    const span = shopBeforeWord(text, found);
    if (span !== undefined) return span;
  }
  return undefined;
}

function shopBeforeWord(text: string, found: RegExpExecArray): readonly number[] | undefined {
  const before = [...text.slice(0, found.index).matchAll(/\S+/g)];
  let start: number | undefined;
  const titleAt = before.findLastIndex(({ 0: word }) => isTitle(word));
  if (titleAt >= 0) before.splice(0, titleAt + 2);
  const areCapitals = /^[\p{Lu}\d(]/u.test(before.findLast(({ 0: word }) => word !== '&')?.[0] ?? '');
  for (const { 0: word, index } of before.slice(-(areCapitals ? 4 : 2)).toReversed()) {
    // `Ink` in `Ink Print Shop` belongs to the name, `rosak` in `printer rosak Maju Mart` does not.
    const isOfIssue = isIssueWord(word) && !(areCapitals && /^\p{Lu}\p{Ll}/u.test(word));
    if (/[,;:)]$|[)\p{L}\d]{2}\.$/u.test(word) || isOfIssue || isPreposition(word)) break;
    if (areCapitals && !/^[\p{Lu}\d&(]/u.test(word)) break;
    start = index;
  }
  const end = found.index + found[0].length;
  // A trade may follow the kind: `Bubble Tea Lab`.
  const further = /^ (\p{Lu}\p{L}+)(?![\p{L}\p{N}])/u.exec(text.slice(end));
  const isFurther = further !== null && isTradeWord(further[1] ?? '');
  if (start === undefined || !isOwnName.test(text.slice(start, found.index).trim())) return undefined;
  return [
    start + (/^\(/.exec(text.slice(start))?.[0].length ?? 0),
    isFurther ? end + further[0].length : end,
  ];
}

/** Excludes `our shop`, and a stop that ends the sentence before `Shop`. */
const isOwnName = /^(?!(?:my|our|the|this|that|a|old|new|lama|baru|which|what)$)(?=.*(?:\p{L}{2}|\d))/iu;

/**
 * Finds capitalised words that remain after all other fields and are no place: `Sushi Yama`. Only a single such part
 * counts: no rule can choose between two.
 */
export function findLeftoverShop(
  source: ConsumableText,
  isPlace: (words: string) => boolean,
): Span | undefined {
  const found = findRemainingPieces(source)
    .flatMap((piece) => splitSegments(source, piece))
    .map((segment) => findShopInSegment(source, segment))
    .filter((span) => span !== undefined && !isPlace(source.text.slice(...span)));
  return found.length === 1 ? found[0] : undefined;
}

function findShopInSegment(source: ConsumableText, segment: Span): Span | undefined {
  const words = [...source.text.slice(...segment).matchAll(/[^\s]+/g)];
  const first = words.findIndex(({ 0: word }) => !isFiller(word));
  const [head, last] = [words[first], words.at(-1)];
  if (head === undefined || last === undefined) return undefined;
  const span = trimSpan(source, [segment[0] + head.index, segment[0] + last.index + last[0].length]);
  const name = source.text.slice(...span).split(/\s+/);
  const isName = name.every(
    (word) =>
      /^(?:\p{Lu}[\p{L}'’.-]*|&)$/u.test(word) &&
      (!isIssueWord(word) || word === 'The') &&
      !isNeverInNames(word) &&
      !isFiller(word.replace('&', 'x')) &&
      !isTitle(word),
  );
  return isName && name.length > 1 && name.length <= 5 ? span : undefined;
}

function isPreposition(word: string): boolean {
  return /^(?:di|at|kat|dekat|in|from|dari|daripada|drpd|of|tel|hp|no|phone|saya|nama|my|is|i|i'm|on|near|depan|sebelah|the|for|yang|nak|punya|sendiri|lain|kami|kita|dia|ni|tu|ini|itu|our|here|sini|call)[:.,]?$/i.test(
    word,
  );
}
