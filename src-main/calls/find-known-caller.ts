import type { CallFields } from '../../shared/calls/call';
import { maxKnownCallerLength, type KnownCaller } from '../../shared/calls/call-ending';
import { findPersonOfNumber } from '../../shared/callers/caller-suggestions';
import { mayTellCaller } from '../../shared/calls/caller-of-number';
import type { CallerMatchStore } from '../callers/caller-match-store';
import type { RemoteSet } from '../db/cross-thread-store-types';
import type { TicketStore } from '../tickets/store/ticket-store';

type Stores = RemoteSet<{ callers: CallerMatchStore; tickets: TicketStore }>;

type WrittenCaller = Pick<CallFields, 'phone' | 'name' | 'storeName'>;

/**
 * Finds who called, where neither a name nor a store was written down: the caller of the case, or else the only one who is known
 * by the number. Null where nobody is known, or something was written. A history that cannot be read knows nobody.
 */
export async function findKnownCaller(
  { callers, tickets }: Stores,
  { phone, name, storeName }: WrittenCaller,
  caseTicketId: number | null,
  nowMs: number,
): Promise<KnownCaller | null> {
  if ((name + storeName).trim() !== '') return null;
  const about = caseTicketId === null ? null : await tickets.get(caseTicketId);
  if (about?.ok === true && about.value !== null) {
    const ofCase = toKnownCaller(about.value, 'case') ?? about.value.ending?.knownCaller;
    if (ofCase !== undefined) return { ...ofCase, from: 'case' };
  }
  if (!mayTellCaller(phone)) return null;
  const found = await callers.match({ phone, name: '', storeName: '' }, nowMs);
  const caller = found.ok ? findPersonOfNumber(found.value) : null;
  return (caller && toKnownCaller(caller, 'number')) ?? null;
}

function toKnownCaller(
  { name, storeName }: { readonly name: string; readonly storeName: string | null },
  from: KnownCaller['from'],
): KnownCaller | undefined {
  const [shownName = '', shownStore = ''] = [name, storeName ?? ''].map((text) =>
    text.trim().slice(0, maxKnownCallerLength),
  );
  return shownName + shownStore === '' ? undefined : { name: shownName, storeName: shownStore, from };
}
