import { redactedCallParts, redactedSentCallParts } from '../../../shared/calls/redacted-call-parts';

/** In SQL, for a call: what named a caller who was erased on request was taken out of it. Other PCs take it out by that. */
export const isRedactedCallSql = `call.fields ->> '$.isRedacted' IS 1`;

/** In SQL, for a call: it is in StoreHub as a ticket. An ended call may be opened again, with all that it had. */
export const isSentToStoreHubSql = `(call.status = 'sent' AND NOT EXISTS
  (SELECT 1 FROM ticket WHERE ticket.call_id = call.id AND ticket.state = 'recorded'))`;

/**
 * Builds, in SQL, the `fields` of a call as a redaction leaves them, with the mark.
 * @param fieldsSql the fields, as JSON: a column, a parameter or an expression
 */
export function redactFieldsSql(fieldsSql: string): string {
  const redacted = setPartsSql(fieldsSql, { ...redactedCallParts, isRedacted: true });
  return `iif(${isSentToStoreHubSql}, ${setPartsSql(redacted, redactedSentCallParts)}, ${redacted})`;
}

function setPartsSql(fieldsSql: string, parts: Readonly<Record<string, unknown>>): string {
  const values = Object.entries(parts).map(
    ([part, value]) => `'$.${part}', json('${JSON.stringify(value)}')`,
  );
  return `json_set(${fieldsSql}, ${values.join(', ')})`;
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
