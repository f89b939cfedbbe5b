/** In SQL, for a call: what named a caller who was erased on request was taken out of it. Other PCs take it out by that. */
export const isRedactedCallSql = `call.fields ->> '$.isRedacted' IS 1`;

/**
 * Builds, in SQL, what an update of a call writes into its `fields`. A redacted call stays marked as one: the window does not
 * know of the mark, and a PC that was away takes the mention out by it.
 * @param fieldsSql the new fields, as JSON: a parameter or an expression
 */
export function keepRedactedSql(fieldsSql: string): string {
  return `(SELECT iif(${isRedactedCallSql}, json_set(written.fields, '$.isRedacted', json('true')), written.fields)
    FROM (SELECT ${fieldsSql} AS fields) AS written)`;
}
