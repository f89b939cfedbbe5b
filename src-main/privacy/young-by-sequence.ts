type Sequence = {
  /** The column that grows with each row. */
  readonly order: string;
  /** The time by which the row is erased. */
  readonly atMs: string;
  readonly table: string;
  /** Which rows of the table are compared, with their name in that query. */
  readonly condition?: string;
};

/** A PC that is used erases what is due within this time. What is overdue for longer may have been made by a wrong clock. */
const maxOverdueMs = 60 * 86_400_000;

/** In SQL: the place in the sequence of the first row with a time between `@beforeMs` and `@nowMs`. Reads all of these rows. */
export const firstYoungSql = ({ order, atMs, table, condition = 'TRUE' }: Sequence): string =>
  `coalesce((SELECT min(${order}) FROM ${table} WHERE ${condition} AND ${atMs} BETWEEN @beforeMs AND @nowMs),
    ${Number.MAX_SAFE_INTEGER})`;

/** In SQL, for a row with this time: it is overdue for long. */
export const isLongOverdueSql = (atMs: string): string => `${atMs} < @beforeMs - ${maxOverdueMs}`;

/**
 * In SQL, for a row with a time before `@beforeMs`: it is not as old as that, since a row before it in the sequence has a time
 * between `@beforeMs` and `@nowMs`. The clock was behind by years when it was made.
 * @param row the name of the row's table in the query
 * @param first in SQL, see `firstYoungSql`
 */
export const isYoungBySequenceSql = (
  row: string,
  sequence: Sequence,
  first = firstYoungSql(sequence),
): string => `(${isLongOverdueSql(`${row}.${sequence.atMs}`)} AND ${row}.${sequence.order} > ${first})`;
