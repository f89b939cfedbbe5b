import type { CallFields, DiscardedCall } from '../../../../shared/calls/call';
import type { Ask } from '../../../ipc/ipc-client';
import { isBlankCall } from '../../../../shared/calls/is-blank-call';

export type DiscardedCalls = {
  /** Calls that can be restored, newest first, including those of earlier runs of the app. */
  readonly discarded: readonly DiscardedCall[];
  /** The call that was last discarded in this run, until it is restored. */
  readonly justDiscardedId: string | null;
};

export const noDiscardedCalls: DiscardedCalls = { discarded: [], justDiscardedId: null };

/** A call in which nothing was typed is not worth restoring. */
export function addDiscarded(
  { discarded, justDiscardedId }: DiscardedCalls,
  id: string,
  fields: CallFields,
  nowMs: number,
): DiscardedCalls {
  if (isBlankCall(fields)) return { discarded, justDiscardedId };
  const { phone, name, storeName, issue } = fields;
  const call = { id, phone, name, storeName, issue, discardedAtMs: nowMs };
  return { discarded: [call, ...discarded], justDiscardedId: id };
}

export function removeDiscarded(
  { discarded, justDiscardedId }: DiscardedCalls,
  ids: readonly string[],
): DiscardedCalls {
  const isGone = justDiscardedId !== null && ids.includes(justDiscardedId);
  return {
    discarded: discarded.filter(({ id }) => !ids.includes(id)),
    justDiscardedId: isGone ? null : justDiscardedId,
  };
}

/** Loads the discarded calls from disk. Returns nothing if that fails, so that the known ones stay. */
export async function fetchDiscarded(ask: Ask): Promise<Partial<DiscardedCalls>> {
  const list = await ask('calls.discarded', null);
  return list.ok ? { discarded: list.value } : {};
}
