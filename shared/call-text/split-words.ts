import type { ConsumableText, Span } from './consumable-text';
import type { Gap } from './segmentation/segmentable-text';
import { splitChinese } from './split-chinese';

/** `plain` is the word in lower case without a full stop at its end. */
export type Word = { readonly text: string; readonly plain: string; readonly span: Span; readonly gap: Gap };

const wordPattern =
  /#?[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}'’&@./+#-]|(?<=\d),(?=\d{3})|(?<=\d):(?=\d{2}(?!\d)))*|[&@]/gu;

/** Splits the remaining text into words, each with what stands before it. */
export function splitWords({ remaining }: ConsumableText): Word[] {
  const words: Word[] = [];
  let end = 0;
  let before = '';
  for (const { 0: found, index } of remaining.matchAll(wordPattern)) {
    let at = index;
    for (const text of splitChinese(found.replace(/(?<=.)[.'’@/+#-]+$/, ''))) {
      const gap = readGap(remaining.slice(end, at), before, text);
      words.push({
        text,
        plain: text.toLowerCase(),
        span: [at, at + text.length],
        gap: end === 0 && gap !== 'consumed' ? 'break' : gap,
      });
      at += text.length;
      end = at;
      before = text;
    }
  }
  return words;
}

/** The gap behind the last word. */
export function readLastGap({ remaining }: ConsumableText, word: Word): Gap {
  const behind = remaining.slice(word.span[1]);
  return behind.startsWith('\uE000') || /^[\s(,.;/|–-]*\uE000/.test(behind) ? 'consumed' : 'break';
}

function readGap(between: string, before: string, after: string): Gap {
  if (between.includes('\uE000')) return 'consumed';
  if (/^[\s,|]*\n[^\n]*$/.test(between)) return 'line';
  if (/[\n;|。；:：!?！？>•*]|\s[-–—/~]+\s|[-–—/]\s/.test(between)) return 'break';
  if (/^\.\s/.test(between)) {
    // `no. 5` and `no. tel` go on, `the wifi got but POS no. I am Desmond` does not.
    if (before === 'no' && (beginsSentence.test(after) || isName.test(after))) return 'break';
    return isAbbreviation(before) ? 'blank' : 'break';
  }
  if (/\.\s/.test(between)) return 'break';
  if (/[,，、]/.test(between)) return 'comma';
  if (/[()[\]（）"“”]/.test(between)) return 'bracket';
  return isChinese(before) && isChinese(after) && between !== '' ? 'comma' : 'blank';
}

const isName =
  /^(?!(?:Tel|Telefon|Telephone|Hp|HP|Phone|Fon|Lot|Rumah|Siri|Akaun|Kad|Ic|Inv|Invoice|Invois|Resit|Order|Plot|Blok)$)\p{Lu}\p{Ll}{2}/u;
const beginsSentence =
  /^(?:i|im|i'm|my|we|saya|sy|kami|this|nama|name|pls|please|tolong|hi|tq|thanks|can|boleh)$/i;

function isChinese(word: string): boolean {
  return /^\p{Script=Han}/u.test(word);
}

/** A full stop after these ends no sentence: `Mr.`, `S.`, `Jln.` */
function isAbbreviation(word: string): boolean {
  return (
    /^(?:\p{L}\.)*\p{L}$/u.test(word) ||
    /^(?:mr|mrs|ms|mdm|dr|en|pn|tn|hj|hjh|sdr|sdri|ust|prof|capt|mohd|muhd|mhd|md|abd|no|st|jl|jln|lrg|tmn|kg|bt|bte|bdr|sg|bkt|sdn|wp)$/i.test(
      word,
    )
  );
}
