import { cleanCaseNumber } from '../../shared/tickets/case-number';

/**
 * A case number that stands anywhere in an answer, the last one where there are several: evidence that a ticket was
 * created, whatever else the answer says. The answer may be cut off, or no JSON at all. Null where there is none.
 */
export function findCaseNumber(body: string): string | null {
  let found: string | null = null;
  for (const [, text = ''] of body.matchAll(caseNumberKey)) found = readEvidence(text) ?? found;
  return found;
}

/** A JSON number counts as its digits; 0 and less stand for "none". */
export function readCaseNumber(value: unknown): string | null {
  if (typeof value === 'string') return cleanCaseNumber(value);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? String(value) : null;
}

/**
 * Every value of `ErrorCode` at the top level of a JSON object, as it is written. `JSON.parse` gives the last of them
 * and hides that there were others.
 */
export function findErrorCodes(body: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let isValueNext = false;
  let last = '';
  for (const [token] of body.matchAll(jsonToken)) {
    if (isValueNext) found.push(token);
    isValueNext = token === ':' && depth === 1 && parseString(last) === 'ErrorCode';
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    last = token;
  }
  return found;
}

/** Inside a JSON string a quotation mark has a backslash before it, so this finds keys alone. */
const caseNumberKey = /"CaseNum"\s*:\s*("[^"\\]*(?:\\[^][^"\\]*)*"|\d+(?![\d.eE]))/gi;
const jsonToken = /"[^"\\]*(?:\\[^][^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

function readEvidence(text: string): string | null {
  if (text.startsWith('"')) return cleanCaseNumber(parseString(text) ?? '');
  return /[1-9]/.test(text) ? cleanCaseNumber(text) : null;
}

function parseString(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
