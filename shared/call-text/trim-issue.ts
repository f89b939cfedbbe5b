import { consumedMarker, trimSpan, type ConsumableText, type Span } from './consumable-text';
import { openQuote, closeBracket } from './adjust-span-to-brackets-and-quotes';
import { isComplaintAboutVisit } from './is-complaint-about-visit';
import { isCallRemark } from './is-call-remark';
import { isOnlyWish } from './phrases-around-issue';
import { dropReport, trimEndsOfIssue } from './trim-ends-of-issue';
import { trimFillers } from './trim-fillers';

/** Returns the text of a complaint: neighbouring parts as one, without fillers and words that only report it. */
export function trimIssue(source: ConsumableText, spans: readonly Span[]): Span[] {
  return joinNeighbours(source, spans)
    .map((span) => dropReport(source, span))
    .map((span) =>
      toWholeStretch(source, span, keepLastWord(source, span, trimSpan(source, trimFillers(source, span)))),
    )
    .map((span) => dropReport(source, span))
    .map((span) => withoutAnswer(source, span))
    .map((span) => withoutRemarks(source, span))
    .map((span) => trimEndsOfIssue(source, span))
    .map((span) => withoutDanglingEnd(source, span))
    .map((span) => openQuote(source, closeBracket(source, span)))
    .map((span) => includeComplaintInFront(source, span))
    .filter((span) => isMoreThanOneWord.test(source.text.slice(...span)))
    .filter((span, order, all) => order === 0 || !isOnlyWish(source.text.slice(...span)) || all.length === 1);
}

/** In `complaint technician came late`, the first word says what kind of call it is. */
function includeComplaintInFront({ text, remaining }: ConsumableText, [start, end]: Span): Span {
  const word = /(?<!\p{L})(?:complaints?|complain|komplen|aduan|投诉)\s*$/iu.exec(remaining.slice(0, start));
  const isOfVisit = word !== null && isComplaintAboutVisit(text.slice(word.index, end));
  return [isOfVisit ? word.index : start, end];
}

/**
 * From comma to comma, small words belong to the complaint: `kedai 2 tak ada line`, `queue tv no voice call`. Only
 * greetings and thanks do not.
 */
function toWholeStretch({ text }: ConsumableText, [start, end]: Span, trimmed: Span): Span {
  const front = text.slice(start, trimmed[0]);
  const back = text.slice(trimmed[1], end);
  const beginsHere = /(?:^|[,;\n])\s*$/.test(text.slice(0, start)) && ownWords.test(front);
  const endsHere = gapBehind.test(text.slice(end, end + 20)) && ownWordsBehind.test(back);
  return [beginsHere ? start : trimmed[0], endsHere ? end : trimmed[1]];
}

/** A gap before anything but a number. */
const gapBehind = /^\s*(?:[,;\n/|]|\.\s|[-–—]\s)(?!\s*\+?\d[\d\s-]{6})/;

const ownWords =
  /^(?:(?:morning|afternoon|evening|pagi|petang|tengahari|orang|org|kedai|shop|store|outlet|cawangan|branch|alamat|address|nama|name|nombor|number|phone|telefon|emel|email|lokasi|link|maps?|gps)\s+)+$/i;

const ownWordsBehind =
  /^(?:\s+(?:call|phone|contact|name|nama|store|kedai|outlet|shop|branch|cawangan|nombor|number|ni|ini|sini|here|orang|org|link|email|emel|address|alamat|in|on))+$/i;

const isMoreThanOneWord = /\S\s+\S|\p{Script=Han}{2}/u;

/** In `when order come in`, the last word is no small word before a name. */
function keepLastWord({ text, remaining }: ConsumableText, [, end]: Span, trimmed: Span): Span {
  const last = text.slice(trimmed[1], end).replace(/[\s,.;/|]+$/, '');
  const kept: Span = [trimmed[0], trimmed[1] + last.length];
  const behind = remaining.slice(end);
  // `want copy of invoice from you, Batu Pahat`: before a comma, only thanks are no part of it.
  const isNow = /(?:pagi|petang|malam|tengahari|hari|minggu|bulan|tahun|masa|kali|saat|baru)$/i.test(
    text.slice(...trimmed),
  );
  if (isNow && /^\s(?:ni|ini)(?:\s+(?:ok|okay))?$/i.test(last)) return kept;
  // `POS no.` says that it does not work, `POS no 3` which one.
  const endsSentence = /^\.\s+(?![+\d])/.test(text.slice(trimmed[1] + last.length));
  const isLabel = /^[\s.:]*(?:\uE000|\d)/.test(behind);
  if (/^\s+no$/i.test(last) && (endsSentence || !isLabel)) return kept;
  // `sebab dah ok`, `bila ramai orang`
  const isWhole =
    (/^\s+(?:ok|okay)$/i.test(last) &&
      /(?:dah|sudah|belum|tak|tidak|x|not|is|are|still|all|semua|others?|lain|rest|\d+)$/i.test(
        text.slice(...trimmed),
      )) ||
    (/^\s+(?:orang|org)$/i.test(last) &&
      /(?:ramai|banyak|byk|semua|takde|xde|tiada)$/i.test(text.slice(...trimmed)));
  if (isWhole) return kept;
  // `staff cannot clock in, Batu Caves`
  if (/^\s+(?:in|on|up|out|off)$/i.test(last) && /^\s*[,.;/|\n]/.test(behind)) return kept;
  const endsPlainly = !/^[ \t]*[:：]?[ \t]*\uE000/.test(behind) && !polite.test(last) && last.trim() !== '';
  if (endsPlainly) return [trimmed[0], trimSpan({ text }, [trimmed[0], end])[1]];
  const isOfVerb = verbBefore.test(text.slice(...trimmed)) || !/^[\s,.]*\uE000/.test(behind);
  const isKept =
    (/^\s(?:in|on|up|here)$/i.test(last) && isOfVerb) ||
    (thingAtEnd.test(last) && !isLabelOf(last, text.slice(...trimmed), text.slice(end), behind));
  return isKept ? kept : trimmed;
}

/** Thanks and other small words behind the complaint. */
const polite =
  /^[\s,.!]*(?:(?:tq|thanks?|thank you|thx|ty|terima|kasih|trima|ok|okay|ya|yes|la|lah|ye|pun|please|pls|hi|hello|boss?|bos|sir|madam|admin|team|sini|ni|kt|kat|di|at|in|for|from|dari|dekat|no|nombor|tel|hp|phone|contact|call|saya|sy|nama|name|and|dan|&|is|this|my|kedai|outlet|shop|store|pic)[\s,.!]*)+$/i;

/** `phone 012-345 6789` names the number, `only whole number, Section 17` what is wrong. */
function isLabelOf(last: string, before: string, behind: string, remaining: string): boolean {
  if (!/^[ \t]*[:：]?[ \t]*\uE000/.test(remaining)) return false;
  const isNumber = /^[ \t:：(]*\+?\d[\d\s()-]{6,}/.test(behind);
  if (/(?:name|nama)$/i.test(last)) return /^[ \t:：]*\p{L}/u.test(behind);
  if (/(?:pin|ok|okay|e-?mail|emel)$/i.test(last)) return /^[ \t:：]*\S+@/.test(behind);
  if (/(?:old|wrong|new|no|same|lama|salah|baru|other|double)$/i.test(before)) return false;
  return isNumber
    ? /(?:number|nombor|phone|contact)$/i.test(last)
    : /(?:address|alamat|location|lokasi)$/i.test(last);
}

/** In `receipt shows old address`, the last word names what is wrong. Before a value it would be its label. */
const thingAtEnd =
  /^(?: (?:name|nama|address|alamat|number|nombor|email|e-mail|emel|phone|pin|location|lokasi|contact|ok|okay))+$/i;

/** `come in`, `turn on`, `tak boleh on` */
const verbBefore =
  /(?:come|comes|coming|came|dine|walk|drive|check|log|sign|key|plug|turn|switch|power|not|cannot|cant|won't|wont|tak|x|boleh|leh|blh|pos)$/iu;

/** In `13 units? eh no, 3 units`, the first word only answers the question. */
function withoutAnswer({ text }: ConsumableText, [start, end]: Span): Span {
  const answer = /^(?:(?:eh|oh|haha)[\s,]+)*(?:no|nope|tak|tidak|bukan)\s*,\s*/i.exec(text.slice(start, end));
  const isAsked = /[?？]\s*(?:(?:eh|oh|haha|sorry)[\s,]*)*$/i.test(text.slice(0, start));
  return answer === null || !isAsked ? [start, end] : [start + answer[0].length, end];
}

/** In `if busy call my wife. screen cracked`, a sentence about the call stands beside the complaint. */
function withoutRemarks({ text }: ConsumableText, [start, end]: Span): Span {
  const ends = [...text.slice(start, end).matchAll(/[.!?。]\s+(?=\S)|[.!?。]\s*$|$/g)].map(
    ({ 0: mark, index }) => [start + index, start + index + mark.length] as const,
  );
  const sentences = ends.map(([stop], order): Span => [ends[order - 1]?.[1] ?? start, stop]);
  const isRemark = ([from, to]: Span) => isCallRemark(text.slice(from, to).trim().toLowerCase());
  const first = sentences.findIndex((sentence) => !isRemark(sentence));
  const last = sentences.findLastIndex((sentence) => !isRemark(sentence) && sentence[0] < sentence[1]);
  const [head, tail] = [sentences[first], sentences[last]];
  if (head === undefined || tail === undefined) return [start, end];
  return [
    head[0],
    last === sentences.length - 1 || isNothingBehind(sentences.slice(last + 1)) ? end : tail[1],
  ];
}

function isNothingBehind(sentences: readonly Span[]): boolean {
  return sentences.every(([start, end]) => start >= end);
}

/** `iOS setup for new cafe: Beans & Bytes` leaves `for new` behind, once the shop is taken out. */
function withoutDanglingEnd({ text, remaining }: ConsumableText, [start, end]: Span): Span {
  const isCut = /^[ \t]*\uE000/.test(remaining.slice(end));
  // `booking page is down and she is at Lot 12`
  const joined =
    /[\s,]+(?:and|but|so|dan|tapi|then)(?:\s+(?:she|he|they|we|i|it|dia|saya))?(?:\s+(?:is|are|was|am))?$/i.exec(
      text.slice(start, end),
    );
  if (joined !== null && joined.index > 0) return [start, start + joined.index];
  // `tablet cracked her` is left of `her number 016-443 3221`.
  const pronoun = /\s+(?:her|his|my|our)$/i.exec(text.slice(start, end));
  if (pronoun !== null) return [start, start + pronoun.index];
  // `resit tak keluar alamat Jalan Besar, 43000 Kajang`
  const label =
    isCut && !/^\s*\+?\d[\d\s-]{6}/.test(text.slice(end)) ? addressLabel.exec(text.slice(start, end)) : null;
  if (label !== null) return [start, start + label.index];
  const dangling = isCut
    ? /(?:\s+(?:for|at|untuk)(?:\s+(?:a|the|our|my|new))*|\s+(?:manager|owner|supervisor|pic|caller|area|pls|please)|[,.]\s*(?:(?:our|my|the)\s+)?(?:manager|owner|supervisor|staff|pic|pemilik|pengurus|site|outlet|branch|cawangan))$/iu.exec(
        text.slice(start, end),
      )
    : null;
  return dangling === null ? [start, end] : [start, start + dangling.index];
}

const addressLabel =
  /(?<!(?<!\p{L})(?:old|wrong|new|no|same|lama|salah|baru|other|double|show|shows|ada|nama|tukar|update|ubah|print|the|tak|tiada|takde|xde))\s+(?:alamat|address|lokasi|location)$/iu;

/** Parts of a complaint without another field between them are one text. */
function joinNeighbours({ remaining }: ConsumableText, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const before = joined.at(-1);
    const between = remaining.slice(before?.[1] ?? 0, span[0]);
    if (before === undefined || between.includes(consumedMarker) || /\n\s*\n/.test(between))
      joined.push(span);
    else joined[joined.length - 1] = [before[0], span[1]];
  }
  return joined;
}
