import { cleanCaseNumber } from '../../shared/tickets/case-number';

/** Reads a case number. A JSON number becomes its digits; 0 and less mean "none". */
export function readCaseNumber(value: unknown): string | null {
  if (typeof value === 'string') return cleanCaseNumber(value);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? String(value) : null;
}

/**
 * Returns every value of `ErrorCode` at the top level of a JSON object, as written. `JSON.parse` returns only the last
 * one and hides the others.
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

/** Returns the text of a JSON string, or null if it is not one. */
export function parseString(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
