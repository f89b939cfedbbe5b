import { stripInvisible } from '../../shared/text/strip-invisible-characters';
import { cleanCaseNumber } from '../../shared/tickets/case-number';
import { parseString } from './read-case-number-and-error-codes';

/** Evidence in an answer that a ticket may exist, whatever else the answer says. */
export type CaseNumberEvidence = {
  /** True if the answer names a case or a ticket, even one that is not a readable case number. */
  readonly isTicketNamed: boolean;
  /** The distinct case numbers, in order. */
  readonly caseNumbers: readonly string[];
};

/**
 * Finds every case number in an answer: under any spelling of the key, at any depth, in JSON inside a string, and in
 * StoreHub's own format in any text. The answer may be cut off or not be JSON at all. Text that the caller said, which
 * an answer may repeat, does not count.
 */
export function findCaseNumberEvidence(body: string): CaseNumberEvidence {
  const found: Evidence = { isTicketNamed: false, underKey: new Set(), inText: new Set() };
  scan(body.replace(/^\uFEFF/, ''), 'other', 0, found);
  const underKey = [...found.underKey];
  const inText = [...found.inText].filter((number) => !underKey.some((longer) => longer.includes(number)));
  return { isTicketNamed: found.isTicketNamed, caseNumbers: [...underKey, ...inText] };
}

type Evidence = { isTicketNamed: boolean; readonly underKey: Set<string>; readonly inText: Set<string> };

/** What a value means, by the keys above it. */
type Subject = 'case' | 'ticket' | 'said-by-caller' | 'other';

/**
 * A string may lack its closing quote, because an answer may be cut off. Each part matches only once, so the time is
 * linear.
 */
const jsonToken = /"[^"\\]*(?:\\[^][^"\\]*)*(?:"|\\?$)|[{}[\],:]|[^\s"{}[\],:]+/g;
const ownForm = /STOREHUB\d+-[A-Z\d]{3,}/gi;
const deepestText = 3;

function scan(text: string, outer: Subject, depth: number, found: Evidence): void {
  const enclosing: Subject[] = [];
  let subject = outer;
  let last: string | null = null;
  for (const [token] of text.matchAll(jsonToken)) {
    if (token === ':') {
      if (last !== null) {
        const key = readText(last);
        subject = narrowSubject(enclosing.at(-1) ?? outer, key);
        findOwnForm(key, true, found);
      }
      last = null;
      continue;
    }
    if (last !== null) readValue(last, subject, depth, found);
    last = null;
    if (token === '{' || token === '[') {
      enclosing.push(subject);
    } else if (token === '}' || token === ']') {
      enclosing.pop();
      subject = enclosing.at(-1) ?? outer;
    } else if (token === ',') subject = enclosing.at(-1) ?? outer;
    else last = token;
  }
  if (last !== null) readValue(last, subject, depth, found);
}

/** Everything inside the value of a known key belongs to that key. */
function narrowSubject(outer: Subject, key: string): Subject {
  if (outer !== 'other') return outer;
  const plain = key.toLowerCase().replaceAll(/[^a-z\d]/g, '');
  if (/^(storehub|ticket)?case(num|number|no|nr)s?$/.test(plain)) return 'case';
  if (/^(case|ticket|ticketcase)(id|num|number|no|nr|ref|reference|code)s?$/.test(plain)) return 'ticket';
  return saidByTheCaller.has(plain) ? 'said-by-caller' : 'other';
}

/** The text fields of the request. */
const saidByTheCaller: ReadonlySet<string> = new Set([
  'name',
  'phone',
  'issue',
  'email',
  'remark',
  'storename',
  'dealerreseller',
  'address',
  'state',
]);

function readValue(token: string, subject: Subject, depth: number, found: Evidence): void {
  if (subject === 'said-by-caller') return;
  const text = readText(token);
  if (subject !== 'other') {
    if (isNothing(token, text, subject)) return;
    found.isTicketNamed = true;
    const caseNumber = subject === 'case' ? readNumber(token, text) : null;
    if (caseNumber !== null) {
      found.underKey.add(caseNumber);
      return;
    }
  }
  findOwnForm(text, !token.startsWith('"') || isWholeString(token), found);
  if (token.startsWith('"') && depth < deepestText && /[{["\\]/.test(text))
    scan(text, 'other', depth + 1, found);
}

/** @param isWhole false if the text is cut off: then a number at its end may be incomplete */
function findOwnForm(text: string, isWhole: boolean, found: Evidence): void {
  const plain = stripInvisible(text.normalize('NFKC')).replaceAll(/[\u2010-\u2015\u2212]/g, '-');
  for (const { 0: number, index } of plain.matchAll(ownForm)) {
    found.isTicketNamed = true;
    if (isWhole || index + number.length < plain.length) found.inText.add(number);
  }
}

/** True for values that mean "none": `null`, `false`, numbers up to 0, and text without visible characters. */
function isNothing(token: string, text: string, subject: Subject): boolean {
  if (token.startsWith('"'))
    return stripInvisible(text) === '' || (subject === 'ticket' && /^0+$/.test(text));
  return token === 'null' || token === 'false' || token.startsWith('-') || !/[1-9a-z]/i.test(token);
}

/** Returns null for a cut-off string: it shows that there is a case, but not its number. */
function readNumber(token: string, text: string): string | null {
  if (token.startsWith('"')) return isWholeString(token) ? cleanCaseNumber(text) : null;
  return /^\d+$/.test(token) ? cleanCaseNumber(token) : null;
}

function isWholeString(token: string): boolean {
  return parseString(token) !== null;
}

/** Returns a string without quotes and escapes, even if it is not quite JSON. Returns other tokens unchanged. */
function readText(token: string): string {
  if (!token.startsWith('"')) return token;
  return parseString(token) ?? decodeEscapes(token.slice(1).replace(/"$/, ''));
}

function decodeEscapes(text: string): string {
  return text
    .replaceAll(/\\u([\da-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replaceAll(/\\(["\\/])/g, '$1');
}
