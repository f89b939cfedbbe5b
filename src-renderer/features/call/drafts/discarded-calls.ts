import type { Call } from '../../../../shared/calls/call';
import type { Ask } from '../../../ipc/ipc-client';
import { isBlank } from './is-blank-call';

export type Discarded = {
  /** What can be brought back, newest first: calls of earlier runs of the app too. */
  readonly discarded: readonly Call[];
  /** The call that was discarded here last, as long as it was not brought back. */
  readonly justDiscardedId: string | null;
};

export const nothingDiscarded: Discarded = { discarded: [], justDiscardedId: null };

/** A call in which nothing was typed is not worth bringing back. */
export function withDiscarded({ discarded, justDiscardedId }: Discarded, call: Call): Discarded {
  if (isBlank(call.fields)) return { discarded, justDiscardedId };
  return { discarded: [call, ...discarded], justDiscardedId: call.id };
}

export function withoutDiscarded(
  { discarded, justDiscardedId }: Discarded,
  ids: readonly string[],
): Discarded {
  const isGone = justDiscardedId !== null && ids.includes(justDiscardedId);
  return {
    discarded: discarded.filter(({ id }) => !ids.includes(id)),
    justDiscardedId: isGone ? null : justDiscardedId,
  };
}

/** What the disk has of it; nothing where it cannot be read, and what was known before stays. */
export async function askDiscarded(ask: Ask): Promise<Partial<Discarded>> {
  const list = await ask('calls.discarded', null);
  return list.ok ? { discarded: list.value.filter(({ fields }) => !isBlank(fields)) } : {};
}
