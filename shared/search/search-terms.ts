import { foldText } from './fold-text';

/**
 * One way to match a word. `text`: each part occurs in the texts, or in the digits of a number in them. `code`: the
 * part occurs in the case number or the reference, where O equals 0, and I and L equal 1.
 */
export type TermVariant = { readonly where: 'text' | 'code'; readonly parts: readonly string[] };

/** A search: every word must match, in any order and in any of its variants. */
export type SearchTerms = readonly (readonly TermVariant[])[];

/** In a folded text, whose only dash is `-`. */
const numberPattern = /^[\d().+/-]*\d[\d().+/-]*$/;

/** A number with this many digits is complete. Numbers before and after it are separate words. */
const wholeNumberDigits = 7;

/** Shorter parts of a case number already match in the texts, and as codes they would match everything. */
const minCodeLength = 3;

/**
 * Parses the words that must match. Quotes keep words together as one phrase, and a minus before a word or a phrase asks
 * for tickets without it (`parseExcludedTerms`). Every other character is literal, so there is no syntax error.
 */
export function parseSearchTerms(query: string): SearchTerms {
  const found: TermVariant[][] = [];
  let run: string[] = [];
  const endRun = () => {
    if (run.length > 0) found.push(getNumberVariants(run));
    run = [];
  };
  for (const { text: word, kind } of splitQuery(query)) {
    if (kind === 'excluded' || isWholeNumber(word)) endRun();
    if (kind === 'excluded') continue;
    if (isWholeNumber(word)) {
      found.push(getNumberVariants([word]));
      continue;
    }
    const isNumber = kind === 'word' && numberPattern.test(word);
    if (isNumber) {
      run.push(word);
      continue;
    }
    endRun();
    found.push([{ where: 'text', parts: [word] }, ...(kind === 'word' ? getCodeVariants(word) : [])]);
  }
  endRun();
  return removeDuplicates(found);
}

/** Parses the words and phrases that must not match: those behind a minus. */
export function parseExcludedTerms(query: string): SearchTerms {
  const excluded = splitQuery(query).filter(({ kind }) => kind === 'excluded');
  return removeDuplicates(
    excluded.map(({ text }): TermVariant[] =>
      isWholeNumber(text) ? getNumberVariants([text]) : [{ where: 'text', parts: [text] }],
    ),
  );
}

/** Whether a word or a phrase is a whole number. In quotes, its digits may stand apart. */
function isWholeNumber(part: string): boolean {
  return numberPattern.test(part.replaceAll(' ', '')) && extractDigits(part).length >= wholeNumberDigits;
}

export type QueryPart = { readonly text: string; readonly kind: 'word' | 'phrase' | 'excluded' };

/** The most words and phrases of a query that count: each is compared with every ticket that the others leave. */
export const maxQueryParts = 50;

/** Whether a query has more words and phrases than count. */
export function isQueryTooLong(query: string): boolean {
  return listQueryParts(query).length > maxQueryParts;
}

/**
 * Splits a query into folded words and phrases, at most as many as count. A quote that is not closed yet reaches to the
 * end, and one inside a word ends the word, except the sign for inches. A minus begins a word of letters, or a phrase;
 * before a digit it belongs to a number, such as the second part of `012 -345`.
 */
export function splitQuery(query: string): QueryPart[] {
  return listQueryParts(query).slice(0, maxQueryParts);
}

function listQueryParts(query: string): QueryPart[] {
  return Array.from(foldText(query).matchAll(partsOfQuery), ({ groups = {} }): QueryPart => {
    const { minus, phrase, word = '' } = groups;
    const text = phrase === undefined ? word : phrase.trim().replaceAll(/\s+/g, ' ');
    if (minus !== undefined) return { text, kind: 'excluded' };
    return { text, kind: phrase === undefined ? 'word' : 'phrase' };
  }).filter(({ text }) => text !== '');
}

const partsOfQuery =
  /(?:(?<=^|\s)(?<minus>-)(?=["“”]|[^\s\d-]))?(?:["“”](?<phrase>[^"“”]*)(?:["“”]|$)|(?<word>(?:[^\s"“”]|(?<=\d)["“”](?=\s|$))+))/gu;

/** Returns the search for folded words as they are, to mark them in a text. */
export function toSearchTerms(words: readonly string[]): SearchTerms {
  return words.map((word) => [{ where: 'text', parts: [word] }]);
}

/**
 * Normalises a case number or reference: removes separators, and unifies characters that are easily misread or
 * mistyped.
 */
export function normalizeCode(text: string): string {
  return foldText(text)
    .replaceAll(/[^\da-z]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1');
}

export function extractDigits(text: string): string {
  return text.replaceAll(/\D/g, '');
}

/** A number matches as it was typed, piece by piece, or joined without its country code or leading zeros. */
function getNumberVariants(pieces: readonly string[]): TermVariant[] {
  const joined = extractDigits(pieces.join(''));
  const digits = joined.replace(/^0+/, '');
  const ways: TermVariant[] = [{ where: 'text', parts: [...pieces] }];
  if (digits !== '') ways.push({ where: 'text', parts: [digits] });
  const atHome = digits.replace(/^600?/, '');
  if (digits.startsWith('60') && atHome.length >= wholeNumberDigits) {
    ways.push({ where: 'text', parts: [atHome] });
  }
  return [...removeImpliedVariants(removeDuplicates(ways)), ...getCodeVariants(joined)];
}

/** Removes variants that another variant implies: wherever the longer part occurs, so does the shorter one. */
function removeImpliedVariants(ways: readonly TermVariant[]): TermVariant[] {
  return ways.filter(
    (way) =>
      !ways.some(
        (other) =>
          other !== way && other.parts.every((part) => way.parts.some((longer) => longer.includes(part))),
      ),
  );
}

function getCodeVariants(word: string): TermVariant[] {
  const code = normalizeCode(word);
  return code.length >= minCodeLength && /\d/.test(word) ? [{ where: 'code', parts: [code] }] : [];
}

function removeDuplicates<T>(all: readonly T[]): T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
