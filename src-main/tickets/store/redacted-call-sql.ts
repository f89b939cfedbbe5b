import { redactedCallParts } from '../../../shared/calls/call';

/** In SQL, for a call: what named a caller who was erased on request was taken out of it. Other PCs take it out by that. */
export const isRedactedCallSql = `call.fields ->> '$.isRedacted' IS 1`;

const redactedSql = Object.entries({ ...redactedCallParts, isRedacted: true })
  .map(([part, value]) => `'$.${part}', json('${JSON.stringify(value)}')`)
  .join(', ');

/**
 * Builds, in SQL, the `fields` of a call as a redaction leaves them, with the mark.
 * @param fieldsSql the fields, as JSON: a column, a parameter or an expression
 */
export function redactFieldsSql(fieldsSql: string): string {
  return `json_set(${fieldsSql}, ${redactedSql})`;
}

/**
 * Builds, in SQL, what a write of a call puts into `fields`. Those of a redacted call are redacted as they are written: the
 * window, the journal or a copy may have them from before. The call stays marked: a PC that was away takes the mention out by it.
 * @param fieldsSql the new fields, as JSON: a parameter or an expression
 */
export function keepRedactedSql(fieldsSql: string): string {
  return `(SELECT iif(${isRedactedCallSql}, ${redactFieldsSql('written.fields')}, written.fields)
    FROM (SELECT ${fieldsSql} AS fields) AS written)`;
}
