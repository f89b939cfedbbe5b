import { fail, succeed, type Result } from '../../../shared/result';
import { toDatabaseError, type DatabaseError } from '../../db/database-error';
import type { StoreSet } from '../../db/remote-stores';

/** Runs one method of one store on this thread, and returns exceptions as database errors. */
export function runMethod(
  stores: StoreSet,
  store: string,
  method: string,
  args: readonly unknown[],
): Result<unknown, DatabaseError> {
  try {
    return succeed(stores[store]?.[method]?.(...(args as never[])));
  } catch (thrown) {
    return fail(toDatabaseError(thrown));
  }
}

/** Like `runMethod`, but awaits the promise that the method returns. */
export async function runMethodAndWait(
  ...call: Parameters<typeof runMethod>
): Promise<Result<unknown, DatabaseError>> {
  const run = runMethod(...call);
  if (!run.ok) return run;
  try {
    return succeed(await run.value);
  } catch (thrown) {
    return fail(toDatabaseError(thrown));
  }
}
