import type { Call } from '../../../../shared/calls/call';
import type { Ask } from '../../../ipc/ipc-client';
import { isBlankCall } from './is-blank-call';

export type DiscardedCalls = {
  /** What can be brought back, newest first: calls of earlier runs of the app too. */
  readonly discarded: readonly Call[];
  /** The call that was discarded here last, as long as it was not brought back. */
  readonly justDiscardedId: string | null;
};

export const noDiscardedCalls: DiscardedCalls = { discarded: [], justDiscardedId: null };

/** A call in which nothing was typed is not worth bringing back. */
export function addDiscarded({ discarded, justDiscardedId }: DiscardedCalls, call: Call): DiscardedCalls {
  if (isBlankCall(call.fields)) return { discarded, justDiscardedId };
  return { discarded: [call, ...discarded], justDiscardedId: call.id };
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

/** What the disk has of it; nothing where it cannot be read, and what was known before stays. */
export async function fetchDiscarded(ask: Ask): Promise<Partial<DiscardedCalls>> {
  const list = await ask('calls.discarded', null);
  return list.ok ? { discarded: list.value.filter(({ fields }) => !isBlankCall(fields)) } : {};
}
