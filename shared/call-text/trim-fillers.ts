import type { ConsumableText, Span } from './consumable-text';
import { canEndIssue, isComplaintWord, isFiller, isFrom } from './word-classes';

/** `no` in `no receipt` and `phone` in `phone app` belong to the complaint; in `no 012-345 6789` they are a label. */
function isPartOfThing(word: string, next: string): boolean {
  const isThing = isComplaintWord(next) || (/^\p{Ll}{2,}/u.test(next) && !isFiller(next));
  // `alamat kedai dlm resit salah`
  if (/^(?:kedai|shop|store|outlet|customer|pelanggan|company|syarikat|dlm|dalam|in|on)$/i.test(next))
    return /^(?:alamat|address|nama|name|nombor|number|email|emel|phone)$/i.test(word);
  if (/^(?:name|nama)$/i.test(word)) return isComplaintWord(next);
  // `cawangan 2 nampak stok cawangan 1`
  if (/^\d/.test(next) && /^(?:cawangan|branch|outlet|kedai|shop|store|phone|no)$/i.test(word)) return true;
  // `orang baru tak pandai guna`
  if (/^(?:orang|org)$/i.test(word)) return next !== '' && !isFiller(next);
  return (
    /^(?:no|email|phone|contact|hp|mobile|tel|address|alamat|pin|location|link|gps|google|maps?|waze|state|email|e-mail|emel|fon|telefon|postcode|poskod)$/i.test(
      word,
    ) && isThing
  );
}

/** Returns the span without fillers at either end. */
export function trimFillers({ text }: ConsumableText, [start, end]: Span): Span {
  const words = [...text.slice(start, end).matchAll(/[^\s,;，。、；]+/g)];
  const first = words.findIndex(
    // `dari semalam` says since when, `dari` alone says nothing.
    ({ 0: word }, at) => {
      const next = words[at + 1]?.[0] ?? '';
      // `morning 6am cannot open`
      const isTime = /^\d/.test(next) && /^(?:morning|afternoon|evening|pagi|petang|tengahari)$/i.test(word);
      const isThisTime =
        /^(?:this (?:morning|afternoon|evening|week|month)|(?:pagi|petang|tengahari) (?:tadi|ni|ini|semalam))$/i.test(
          `${word} ${next}`,
        );
      return (
        !isFiller(word) ||
        isTime ||
        isThisTime ||
        isPartOfThing(word, next) ||
        (isFrom(word) && !isFiller(next))
      );
    },
  );
  const last = words.findLastIndex(({ 0: word }) => canEndIssue(word));
  const [head, tail] = [words[first], words[last]];
  if (head === undefined || tail === undefined || last < first) return [start, start];
  const from = start + head.index + (/^的/.exec(head[0])?.[0].length ?? 0);
  return [from, start + tail.index + tail[0].length];
}
