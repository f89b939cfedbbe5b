import { isIssueWord } from './words';

/** A unit as buildings number them: `A-12-3A`, `8-G`, `L2-15`, `25-1`, `55-57`. At least one digit in it. */
const unit = String.raw`(?=[\w-]*\d)(?:[a-z]{1,2}\d{0,2}|\d{1,3}[a-z]{0,2})(?:-(?:[a-z]{0,2}\d{1,4}[a-z]?|[a-z]{1,2})){1,3}|[a-z]{1,2}\.\d{2,3}`;
/** What stands before a number of a plot, a floor or a house; `PT`, `GM` and the like are titles of land. */
const numbered = [
  String.raw`no\.?\s?\d+[a-z]?`,
  String.raw`lot\s?\w`,
  String.raw`(?:unit|suite)\s?(?=[\w-]*\d)\w`,
  String.raw`(?:sublot|gerai|kiosk?|geran|mukim|fasa|aras|batu|km|ss|usj|pju|level|bt)\.?\s(?:no\.?\s?)?\d`,
  String.raw`(?:p[tnm][a-z]{0,2}|gm|tl|cl|nt|hsd|hsm|hs\([dm]\)|mpkb|mpk)\.?\s?\d`,
  String.raw`(?:level|tingkat|blok|block|seksyen|section)`,
  String.raw`(?:ground|first|second|third|1st|2nd|3rd) floor`,
].join('|');
/** They stand before a name: alone, or at the end of a shop's name, they are none. */
const named = [
  String.raw`jalan|jln\.?|jl|lorong|lrg|lebuh|lebuhraya|persiaran|lengkok|medan|taman|tmn|kampung|kampong|kg\.?`,
  'kompleks|complex|plaza|mall|bandar|pekan|pasar|menara|wisma|persint|precinct',
  'pangsapuri|kondominium|residensi|apartment',
].join('|');
const street = 'jalan|jln|lorong|lrg|lebuh|persiaran|taman|tmn|kampung|kg|medan';
const before = String.raw`(?<![\p{L}\p{N}-])`;

const starts = new RegExp(
  [
    `${before}(?:${unit})(?=[,\\s])`,
    `${before}\\d+[a-z]?(?:[-/]\\d+[a-z]?)*,?\\s(?=(?:${street})\\b)`,
    `${before}\\d+[a-z]?(?:-\\d+[a-z]?)*,(?!\\p{L})`,
    `${before}(?:${numbered})(?!\\p{L}{2})`,
    `${before}(?:${named})(?![\\p{L}])(?!\\s*[,.;\\n])`,
    String.raw`\d{1,6}号|[\p{Script=Han}]{1,8}(?:路|街|花园|新村)`,
  ].join('|'),
  'giu',
);
const unitAtStart = new RegExp(`^(?:${unit})`, 'iu');
const streetWithin = new RegExp(String.raw`(?<![\p{L}])(?:${named})(?![\p{L}])`, 'iu');

/**
 * Where an address begins in a line: at the first thing that addresses have from which on nothing else is said. A unit
 * alone is no address unless a street or a building comes with it.
 * @param isSure the line leads to a postcode
 */
export function addressStartIn(line: string, isSure: boolean): number | undefined {
  for (const { index } of line.matchAll(starts)) {
    const rest = line.slice(index);
    if (!isSure && (!/\S\s+\S/.test(rest) || (unitAtStart.test(rest) && !streetWithin.test(rest)))) continue;
    if (!isSure || !isInterrupted(rest)) return index;
  }
  return undefined;
}

const abbreviation = /(?:^|[\s,])(?:no|jln|jl|lrg|tmn|kg|bt|lot|st)$/i;

/** Between a part of an address and its postcode nothing is complained of, and no sentence ends. */
function isInterrupted(text: string): boolean {
  for (const { index } of text.matchAll(/\.\s+(?=\p{L})/gu)) {
    if (!abbreviation.test(text.slice(0, index))) return true;
  }
  return (text.match(/[\p{L}\p{N}'-]+/gu) ?? []).some(
    (word) => isIssueWord(word) && !partOfAddress.test(word),
  );
}

const partOfAddress = /^(?:unit|no|site|line|still|every)$/i;
