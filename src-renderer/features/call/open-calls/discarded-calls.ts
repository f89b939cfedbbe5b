import type { CallFields, DiscardedCall } from '../../../../shared/calls/call';
import type { Ask } from '../../../ipc/ipc-client';
import { isBlankCall } from '../../../../shared/calls/is-blank-call';

/** Calls that can be restored, newest first, including those of earlier runs of the app. */
export type DiscardedCalls = {
  readonly discarded: readonly DiscardedCall[];
  /** The one whose discard is offered to be undone in the row of calls, until the next call begins. */
  readonly undoOfferId: string | null;
  /** Whether nothing was typed or chosen since the last discard. The key that undoes fills then undoes the discard. */
  readonly isDiscardLast: boolean;
};

export const noDiscardedCalls: DiscardedCalls = { discarded: [], undoOfferId: null, isDiscardLast: false };

/** A call in which nothing was typed is not worth restoring. */
export function addDiscarded(
  { discarded, undoOfferId }: Pick<DiscardedCalls, 'discarded' | 'undoOfferId'>,
  id: string,
  fields: CallFields,
  nowMs: number,
): Pick<DiscardedCalls, 'discarded' | 'undoOfferId'> {
  if (isBlankCall(fields)) return { discarded, undoOfferId };
  const { phone, name, storeName, issue, quickEntryText } = fields;
  const call = { id, phone, name, storeName, issue: issue || quickEntryText, discardedAtMs: nowMs };
  return { discarded: [call, ...discarded], undoOfferId: id };
}

export function removeDiscarded(
  { discarded }: Pick<DiscardedCalls, 'discarded'>,
  ids: readonly string[],
): Pick<DiscardedCalls, 'discarded'> {
  return { discarded: discarded.filter(({ id }) => !ids.includes(id)) };
}

/** Loads the discarded calls from disk. Returns nothing if that fails, so that the known ones stay. */
export async function fetchDiscarded(ask: Ask): Promise<Partial<DiscardedCalls>> {
  const list = await ask('calls.list-discarded', null);
  return list.ok ? { discarded: list.value } : {};
}
