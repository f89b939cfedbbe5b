import { fail, succeed, type Result } from '../../shared/result';
import { troubleOf, type DatabaseError } from './database-trouble';
import type { StoreSet } from './remote';

/** Runs one method of one store on this thread. What SQLite throws comes back as a database error. */
export function runMethod(
  stores: StoreSet,
  store: string,
  method: string,
  args: readonly unknown[],
): Result<unknown, DatabaseError> {
  try {
    return succeed(stores[store]?.[method]?.(...(args as never[])));
  } catch (thrown) {
    return fail(troubleOf(thrown));
  }
}
