import { trimSpan, type ConsumableText, type Span } from './consumable-text';
import { isFault } from './is-fault';
import { measureReport } from './phrases-around-issue';
import { trimFillers } from './trim-fillers';

/**
 * Adds to an issue what stands apart from it and belongs to it: `the pos` and `is stuck` around the name of the shop, what
 * happened before `how to reset`, what is broken behind `can you come?`.
 */
export function addSeparatedPartsToIssue(source: ConsumableText, pieces: readonly Span[]): Span[] {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first === undefined || last === undefined) return [...pieces];
  const behind = findVerbBehind(source, last) ?? findFaultBehind(source, last);
  const front = findCauseOfQuestion(source, first);
  const others = front === undefined ? pieces : [[front, first[1]] as const, ...pieces.slice(1)];
  const thing = findThingInFront(source, first);
  return [thing, ...others, behind].filter((piece) => piece !== undefined);
}

/** In `mesin resit di Kedai Maju tidak memotong kertas`, what does not work stands in front of the shop. */
function findThingInFront(source: ConsumableText, [start, end]: Span): Span | undefined {
  const { text, remaining } = source;
  const words = thingInFront.exec(remaining.slice(0, start))?.groups?.['words'];
  if (words === undefined || !beginsWithVerb.test(text.slice(start, end))) return undefined;
  const from = remaining.slice(0, start).lastIndexOf(words);
  // A single word is enough: the fault stands behind the shop.
  const front = from + measureReport(words);
  const thing = trimFillers(source, trimSpan(source, [front, from + words.length]));
  return thing[0] < thing[1] ? thing : undefined;
}

const thingInFront =
  /(?:^|[\n\uE000.,;:!?)])[^\S\n]*(?<words>\p{L}[^\n\uE000.,;:!?()]*?)[^\S\n]+(?:at|in|of|kat|di|dekat)[^\S\n]+(?:(?:our|the|my)[^\S\n]+)?\uE000[ \uE000(),]*$/iu;
const beginsWithVerb =
  /^(?:is|are|was|has|keeps?|shows?|cannot|can['’]?t|won['’]?t|doesn['’]?t|does not|did|not|stop(?:s|ped)|tak|tidak|asyik|sudah|dah|went|got|never)(?!\p{L})/iu;

/** In `Our printer at Kedai Maju stopped working`, the verb stands behind the shop. */
function findVerbBehind({ text, remaining }: ConsumableText, [start, end]: Span): Span | undefined {
  const found = verbBehind.exec(remaining.slice(end));
  const words = found?.groups?.['words'];
  if (found === null || words === undefined || saysFault.test(text.slice(start, end))) return undefined;
  const from = end + found[0].length - words.length;
  return [from, from + words.trimEnd().length];
}

const saysFault =
  /(?<!\p{L})(?:not|no|cannot|can['’]?t|won['’]?t|is|are|keeps?|shows?|stop\w*|down|offline|tak|x|tidak|rosak|hang\w*|stuck|error|blank|slow|crack\w*|fail\w*|broke\w*|jam\w*|nak|want\w*|need\w*|install\w*|swap|replace)(?!\p{L})|\p{Script=Han}/iu;
const verbBehind =
  /^[^\S\n]*(?:(?:at|in|of|on|kat|di|dekat|our|the|my)\s+)*(?=[( ]*\uE000)[ \uE000(),]*(?<words>(?:is|are|was|has|keeps?|shows?|showing|cannot|can['’]?t|won['’]?t|doesn['’]?t|does|did|not|stop(?:s|ped)?|prints?|printing|down|offline|hangs?|stuck|tak|tidak|asyik|rosak|suddenly|went|got|never|died|fro(?:ze|zen)|freezes?|refuses?)(?!\p{L})[^\n\uE000.;,]*)/iu;

/** In `can you come repair the bar printer? It keeps jamming`, the second sentence says what is wrong. */
function findFaultBehind({ text, remaining }: ConsumableText, [start, end]: Span): Span | undefined {
  const next = /^[?？]+\s+(?<words>[^\n\uE000.!?？,]+)/u.exec(remaining.slice(end))?.groups?.['words'];
  if (next === undefined || isFault(text.slice(start, end)) || !isFault(next)) return undefined;
  const from = end + remaining.slice(end).indexOf(next);
  return [from, from + next.trimEnd().length];
}

/** In `my staff forgot her PIN, how to reset`, the question alone says nothing. */
function findCauseOfQuestion({ text, remaining }: ConsumableText, [start, end]: Span): number | undefined {
  if (!asksHow.test(text.slice(start, end)) || end - start > maxHowQuestionLength) return undefined;
  const cause =
    /(?:^|[\n\uE000]\s*[,.:;!?]?\s*|[.!?]\s+(?=[^\n\uE000.!?]*[.!?]\s+$))(?<words>[\p{L}][^\n\uE000]*?)[\s,.;!?]+$/u.exec(
      remaining.slice(0, start),
    )?.groups?.['words'];
  const words = cause?.replace(greeting, '');
  if (words === undefined || words.split(/\s+/).length < minWords || onlyAsks.test(words)) return undefined;
  return remaining.slice(0, start).lastIndexOf(words);
}

const asksHow = /^(?:and |so |then )?(?:how (?:to|can|do)|cmne|mcm ?mana|macam ?mana|camana|怎么|如何)/iu;
const maxHowQuestionLength = 40;
const minWords = 4;
const greeting =
  /^(?:(?:hi|hello|hai|hey|salam|assalam\p{L}*|boss?|bos|bro|sis|sir|kak|bang|eh|ah|你好|您好)(?!\p{L})[\s,.!]*)+/iu;
const onlyAsks = /tanya|tnya|(?<!\p{L})ask|问/iu;
