import type { Span } from './consumable-text';
import { weighName } from './recognise-person-names';
import { isTitle } from './word-classes';

/** Names of companies that sell hardware end with such a word: `Bintang POS Solution`, `MegaTech`. */
const company =
  /^(?:pos|it|tech\w*|solutions?|trading|enterprise|systems?|digital|marketing|centre|sdn|bhd|borneo|kios\w*|soft\w*|\p{L}+(?:tech|pos|soft|kios))$/iu;
const label =
  /(?<![\p{L}])(?:(?:through|thru|via|by|under|melalui|oleh)\s+)?(?:dealer|delear|reseller|pengedar|代理商?|经销商)(?:\s+(?:is|from|kami|ialah))?\s+(?=\p{L})/giu;
/** Where a label stands that is not part of a sentence. */
const clauseStart = /(?:^|[,，;；。|/\n\uE000]\s*|\.\s+)$/u;
const maxWords = 4;

/**
 * Finds the dealer that a sentence names without a colon: `dealer Bintang POS called` ends with a word of companies,
 * `dealer Kelvin,` is a person's name and the whole part between commas, and so is `, reseller Bentong Computer,`, in
 * capitals. What else follows `dealer` may be anything.
 */
export function findDealer(text: string): { readonly label: Span; readonly value: Span } | undefined {
  for (const { 0: found, index } of text.matchAll(label)) {
    const start = index + found.length;
    const isApart = clauseStart.test(text.slice(0, index));
    const end =
      findCompanyEnd(text.slice(start)) ||
      findPersonEnd(text.slice(start)) ||
      (isApart ? findCapitalisedEnd(text.slice(start)) : 0);
    if (end > 0) return { label: [index, start], value: [start, start + end] };
  }
  const signed = signature.exec(text);
  if (signed?.groups?.['company'] === undefined) return undefined;
  const start = signed.index + signed[0].indexOf(signed.groups['company']);
  const end = start + signed.groups['company'].length;
  return { label: [end, signed.index + signed[0].length], value: [start, end] };
}

/** `Regards, Kinabalu POS Solution (reseller)` */
const signature =
  /(?<=^|[\n,.;:]\s{0,3}|(?:regards|thanks|tq|from|frm|dari),?\s{1,2})(?<company>\p{L}[\p{L}\p{N}'’&.-]*(?: (?:& )?[\p{L}\p{N}][\p{L}\p{N}'’&.-]*){0,4})\s?\((?:authori[sz]ed )?(?:dealer|reseller|pengedar)\)/iu;

/** In `dealer: Kota POS Trading minta swap`, the value of the label is longer than the company. */
export function trimDealer(text: string, [start, end]: Span): Span {
  const value = text.slice(start, end);
  const apart = value.slice(0, /\s*[,;]\s|\s[/|]\s/.exec(value)?.index);
  const isShort = apart.split(/\s/).length <= maxWords;
  const companyEnd = isShort ? 0 : findCompanyEnd(value);
  return [start, start + (companyEnd > 0 ? companyEnd : apart.length)];
}

/** Where a company ends that a text begins with; 0 if it begins with none. */
function findCompanyEnd(text: string): number {
  const words = [...text.matchAll(/[^\s,，.。:;；/()\uE000]+/gu)].slice(0, maxWords);
  const apart = words.findIndex(({ index }, order) => {
    const before = words[order - 1];
    return before !== undefined && /[^\s]/.test(text.slice(before.index + before[0].length, index));
  });
  const own = apart < 0 ? words : words.slice(0, apart);
  const last = own.findLast(({ 0: word }) => company.test(word));
  if (last === undefined) return 0;
  const end = last.index + last[0].length;
  return end + (restOfName.exec(text.slice(end))?.[0].length ?? 0);
}

function findClause(text: string): string {
  return (
    /^[^,，;；:：。|/()\n\uE000]*?(?=\s*(?:$|[,，;；:：。|/()\n\uE000]|[.!]\s|[.!]$|\s[-–—]\s))/u.exec(
      text,
    )?.[0] ?? ''
  );
}

/**
 * Where words in capitals end that are all of a clause; 0 if the text begins with none. Where all letters are capitals,
 * they say nothing, and `Dealer Never Came` is no name.
 */
function findCapitalisedEnd(text: string): number {
  const clause = findClause(text);
  const words = clause.split(/\s+/);
  const isName =
    words.length <= maxWords &&
    words.every((word) => /^(?:\p{Lu}[\p{L}\d'’.-]*|&)$/u.test(word)) &&
    /\p{Ll}/u.test(clause) &&
    !wordsOfSentences.test(clause);
  return isName ? clause.length : 0;
}

const wordsOfSentences =
  /(?<!\p{L})(?:bad|good|poor|rude|late|never|not|no|cannot|can|will|come|comes|came|coming|want|wants|wanted|need|needs|say|says|said|ask|asks|asked|call|calls|called|is|are|was|has|have|had|did|does|do|service|refund|tak|tidak|belum|sudah|dah|mahu|nak|minta|cakap|kata|datang|lambat)(?!\p{L})/iu;

/** Where a person's name ends that is all of a clause; 0 if the text begins with none. */
function findPersonEnd(text: string): number {
  const clause = findClause(text);
  const names = clause.split(/\s+/).filter((word, order) => order > 0 || !isTitle(word));
  const isName = names.length > 0 && names.length < maxWords && names.every((word) => weighName(word) > 0);
  return isName && names.some((word) => weighName(word) > 1) ? clause.length : 0;
}

/** `Klang Valley POS Mart`: what is capitalised up to the end of the clause belongs to the name. */
const restOfName = /^(?: \p{Lu}[\p{L}\d&.-]*){1,2}(?=\s*(?:[,;()\n\uE000]|\.\s|$))/u;
