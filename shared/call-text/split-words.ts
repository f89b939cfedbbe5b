import { getTownOfAlias } from '../gazetteer/town-aliases';
import { parseRegion } from '../regions/parse-and-suggest-regions';
import { weighName } from './recognise-person-names';
import type { ConsumableText, Span } from './consumable-text';

/** What stands before a word: a blank, a bracket, a comma, a new line, the end of a sentence, or consumed text. */
export type Gap = 'blank' | 'bracket' | 'comma' | 'line' | 'break' | 'consumed';

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

/** Chinese has no blanks. Words that introduce a name or a shop are split off: `我是`, `店名`. */
const chineseIntroduction =
  /^(?:你好|您好|老板娘(?=阿)|老板(?=[阿小]))?(?:我是|我叫|叫|名叫|店名[是叫]?|店铺|店叫|店是|找|联络人?|联系人?|[东业店]主(?=\p{Script=Han}{2,3}$)|地址|电话是?|电邮|呼叫者|顾客|客户|请)(?=.)/u;

/** Somebody who reports something: `张先生说`. */
const chineseReport =
  /^(\p{Script=Han}{1,4}?(?:先生|小姐|女士|太太|老板娘?|经理|师傅|老师|医生|店长|主管))(说|讲|反映|表示|打来|来电|打电话来)(\p{Script=Han}*)$/u;

function splitChinese(word: string): string[] {
  if (!/^\p{Script=Han}{3}/u.test(word)) return [word];
  const at = /^(?:我们?|店)?[在于]/u.exec(word)?.[0] ?? '';
  if (at !== '' && isChinesePlace(word.slice(at.length))) return [at, word.slice(at.length)];
  const boss = /^(老板娘?[阿小]\p{Script=Han})(说|讲|反映|表示)(\p{Script=Han}+)$/u.exec(word)?.slice(1);
  if (boss !== undefined) return boss;
  const report = chineseReport.exec(word)?.slice(1);
  if (report !== undefined) return report.filter((part) => part !== '');
  const front = chineseIntroduction.exec(word)?.[0] ?? '';
  const rest = word.slice(front.length);
  const [, shop, of, person] = /^(\p{Script=Han}{2,8})(的)(\p{Script=Han}{2,4})$/u.exec(rest) ?? [];
  const isOwner = shop !== undefined && (shop.length <= 4 || weighName(person ?? '') > 0);
  const parts = isOwner ? [shop, of ?? '', person ?? ''] : [rest];
  return front === '' ? parts : [front, ...parts];
}

function isChinesePlace(name: string): boolean {
  return getTownOfAlias(name) !== undefined || parseRegion(name) !== undefined;
}

/** The gap behind the last word. */
export function readLastGap({ remaining }: ConsumableText, word: Word): Gap {
  const behind = remaining.slice(word.span[1]);
  return behind.startsWith('\uE000') || /^[\s(,.;/|–-]*\uE000/.test(behind) ? 'consumed' : 'break';
}

function readGap(between: string, before: string, after: string): Gap {
  if (between.includes('\uE000')) return 'consumed';
  if (/^[\s,]*\n[^\n]*$/.test(between)) return 'line';
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
    /^(?:mr|mrs|ms|mdm|dr|en|pn|tn|hj|hjh|no|st|jl|jln|lrg|tmn|kg|bt|bte|bdr|sg|bkt|sdn|wp)$/i.test(word)
  );
}
