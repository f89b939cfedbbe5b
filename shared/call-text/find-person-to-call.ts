import type { Span } from './consumable-text';
import { weighName } from './recognise-person-names';
import { isTitle } from './word-classes';

/** Whose a phone number is, as the words directly before it say, with those that only lead to it: `or my wife`. */
type NumberOwner = { readonly words: string; readonly span: Span };

const leadsToNumber = String.raw`(?:(?:(?:or|atau|and|dan|please|pls|can|just|contact|call|ring|hubungi|tel|telefon|whatsapp|wasap|cari)\s+){1,3}|[/&,(]\s*)`;

/** `contact Kumar 0176543210`: the person whom the text says to call, if it is a name. */
export function findPersonToCall(text: string, [start]: Span): NumberOwner | undefined {
  const { front, at } = sliceFront(text, start);
  const found = personBefore.exec(front);
  const words = found?.groups?.['person'] ?? '';
  if (found === null || !isPerson(words)) return undefined;
  return { words, span: [at + found.index, start] };
}

const personBefore = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:please\s+|pls\s+|can\s+)?(?:contact|call|ring|hubungi|telefon|whatsapp|wasap|cari)\s+(?<person>\p{L}[\p{L}'.@/]*(?:[ ]\p{L}[\p{L}'.@/]*){0,3})\s*(?:at|on|di|kat)?[\s:,-]{0,3}$`,
  'iu',
);

/** `or my wife 0123450987`, `/ wife Letchumi 016-661 0023`, `old number 012-345 6781` */
export function findRelativeBefore(text: string, [start]: Span): NumberOwner | undefined {
  const { front, at } = sliceFront(text, start);
  const found = relativeBefore.exec(front);
  const words = found?.groups?.['relative']?.trim();
  return found === null || words === undefined ? undefined : { words, span: [at + found.index, start] };
}

const relativeBefore = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${leadsToNumber}?(?<relative>(?:old|previous|former)\s(?:no\.?|number|hp|phone)|(?:no\.?|nombor|hp)\slama|(?:(?:his|her|my)\s+)?(?:wife|husband|son|daughter|mother|father|brother|sister|isteri|suami|worker|pekerja|anak(?=\s+(?:saya|sy|dia)))(?:\s+(?:saya|sy|dia))?(?:\s(?!saya|sy|dia)\p{L}[\p{L}'.]*){0,2})[\s:,-]{0,3}$`,
  'iu',
);

/** Only what stands on the same line. */
function sliceFront(text: string, end: number): { readonly front: string; readonly at: number } {
  const from = Math.max(0, end - maxFront, text.lastIndexOf('\n', end - 1) + 1);
  return { front: text.slice(from, end), at: from };
}

const maxFront = 60;

function isPerson(words: string): boolean {
  const all = words.split(/\s+/);
  return (
    all.every((word) => isTitle(word.toLowerCase()) || weighName(word) > 0) &&
    all.some((word) => weighName(word) > 1)
  );
}
