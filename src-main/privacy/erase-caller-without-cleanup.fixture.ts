import type { ErasureRequest } from '../../shared/privacy/retention-and-erasure';
import type { OpenStores } from '../data/open-stores';

/** Erases a caller's tickets from the database, without the clean-up of its file and of copies. */
export async function eraseCallerWithoutCleanup(
  { erasurePreviews, erasures }: Pick<OpenStores, 'erasurePreviews' | 'erasures'>,
  caller: ErasureRequest,
  nowMs: number,
): Promise<void> {
  const traces = await erasurePreviews.tracesOfCaller(caller, Number.MAX_SAFE_INTEGER);
  if (!traces.ok) throw new Error(traces.error.detail);
  await erasures.begin(traces.value, caller, nowMs);
  for (let isMoreLeft = true; isMoreLeft;) {
    const some = await erasures.eraseSome();
    isMoreLeft = some.ok && some.value;
  }
}
