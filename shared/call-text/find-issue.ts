import { findRemainingPieces, trimSpan, type ConsumableText, type Span } from './consumable-text';
import { guessService } from './guess-service';
import { isFiller, isFrom, isComplaintWord, canEndIssue } from './issue-and-name-word-lists';

/**
 * Returns the text that remains after all other fields, without filler words around it. Sentences without a complaint
 * are left out if another sentence has one: they are usually unrecognised names.
 * @param isForm the text has labelled values, so that remaining text without a complaint is no issue
 */
export function findIssue(source: ConsumableText, isForm: boolean): Span[] {
  const pieces = findRemainingPieces(source)
    .map((piece) => trimSpan(source, trimFillers(source, piece)))
    .filter(([start, end]) => start < end);
  const complaints = pieces
    .map((piece) => findComplaint(source, piece))
    .filter((complaint) => complaint !== undefined)
    .filter(([start, end]) => isMoreThanOneWord.test(source.text.slice(start, end)));
  if (complaints.length > 0) return complaints;
  return isForm || pieces.length > 1 ? [] : pieces;
}

/**
 * Matches requests without a complaint word, such as `Day 1 support`. Service 18 is left out: it is the guess for
 * complaints.
 */
function asksForService(words: string): boolean {
  const guess = guessService(words);
  return guess !== undefined && guess.serviceId !== 18;
}

/** The span from the first sentence with a complaint to the last one. */
function findComplaint(source: ConsumableText, [start, end]: Span): Span | undefined {
  const text = source.text.slice(start, end);
  const sentence = /\p{Script=Han}/u.test(text)
    ? /(?:(?![.。!?]\s|[，,])[^])+[.。!?，,]*/g
    : /(?:(?![.。!?]\s)[^])+[.。!?]*/g;
  const sentences = [...text.matchAll(sentence)].filter(
    ({ 0: words }) =>
      asksForService(words) ||
      /^\d+号/.test(words) ||
      (words.replaceAll(refusal, '').match(/[\p{L}\p{N}'’-]+/gu) ?? []).some(isComplaintWord),
  );
  const [first, last] = [sentences[0], sentences.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  // Drops the speaker of a copied chat message (`Jia Hui: our tablet hangs`) or an unknown label.
  const speaker = /^\s*\p{Lu}\p{L}*(?: \p{Lu}\p{L}*){0,2}[:：]\s+/u.exec(first[0])?.[0] ?? '';
  const isSpeaker = !speaker.split(/[\s:：]+/).some(isComplaintWord);
  // In `怡保 旧街场白咖啡 平板充不了电`, words that stand apart before the complaint are a place or a name.
  const aside = /^(?:[\p{Script=Han}]+\s+)+(?=\p{Script=Han})/u.exec(first[0])?.[0] ?? '';
  const isAside = aside !== '' && !aside.split(/\s+/).some(isComplaintWord);
  const bracket = /^\s*\([^()]*\)[\s,]*/.exec(first[0])?.[0] ?? '';
  const isBracketAside = bracket !== '' && !bracket.split(/[\s()]+/).some(isComplaintWord);
  const from =
    start +
    first.index +
    (isBracketAside ? bracket.length : 0) +
    (isSpeaker ? speaker.length : 0) +
    (isAside ? aside.length : 0);
  const told: Span = [from, start + last.index + last[0].length];
  return trimSpan(source, trimFillers(source, trimTrailingShop(source, told)));
}

/** A single word such as `printer`, left over from a sentence that gave another field, is no issue. */
const isMoreThanOneWord = /\S\s+\S|\p{Script=Han}{2}/u;

/** A refusal is no complaint: `tak nak bagi nama`. */
const refusal = /(?<![\p{L}])(?:tak|tidak|x|taknak) (?:nak|mahu|mau)(?![\p{L}])/giu;

/**
 * Drops an unrecognised shop name at the end: `at Mr Wu` in `need a new ipad at Mr Wu` if consumed text follows, or a
 * last part in quotation marks.
 */
function trimTrailingShop({ text, remaining }: ConsumableText, [start, end]: Span): Span {
  const quoted = /[,;]\s*[^,;]*["“][^,;"”]{2,40}["”]?[\s,找]*$/u.exec(text.slice(start, end));
  if (quoted !== null && quoted.index > 0) return [start, start + quoted.index];
  const named =
    /[,;.]\s*(?:my |our )?(?:shop|store|outlet|kedai|restoran)\s+(?:is |name |nama )?\p{Lu}[^]*$/u.exec(
      text.slice(start, end),
    );
  if (named !== null && named.index > 0) return [start, start + named.index];
  const shop = /\s(?:at|kat|dekat|di)\s+\p{Lu}[^\s,.]*(?:\s+\p{Lu}[^\s,.]*){0,3}[\s,]*$/u.exec(
    text.slice(start, end),
  );
  const isBesideTaken = /^[\s,.]*\uE000/.test(remaining.slice(end, end + 20));
  return shop !== null && isBesideTaken ? [start, start + shop.index] : [start, end];
}

/** Returns the span without fillers at either end. */
export function trimFillers({ text }: ConsumableText, [start, end]: Span): Span {
  const words = [...text.slice(start, end).matchAll(/[^\s,;，。、；]+/g)];
  const first = words.findIndex(
    // `no` in `no receipt` is a complaint, in `no 012-345 6789` a filler. `dari semalam` says since when, `dari` alone
    // says nothing.
    ({ 0: word }, at) => {
      const next = words[at + 1]?.[0] ?? '';
      return (
        !isFiller(word) || (/^no$/i.test(word) && isComplaintWord(next)) || (isFrom(word) && !isFiller(next))
      );
    },
  );
  const last = words.findLastIndex(({ 0: word }) => canEndIssue(word));
  const [head, tail] = [words[first], words[last]];
  if (head === undefined || tail === undefined || last < first) return [start, start];
  const from = start + head.index + (/^的/.exec(head[0])?.[0].length ?? 0);
  return [from, start + tail.index + tail[0].length];
}
