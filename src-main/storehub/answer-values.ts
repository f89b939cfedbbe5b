import { cleanCaseNumber } from '../../shared/tickets/case-number';

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

const jsonToken = /"[^"\\]*(?:\\[^][^"\\]*)*"|[{}[\],:]|[^\s"{}[\],:]+/g;

/** The text of a JSON string, or null where it is none. */
export function parseString(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
