import type { IncomingCall } from '../../../shared/calls/incoming-caller';
import type { Handover, HandoverItem } from '../../../shared/handover/handover';
import { mayTellCaller } from '../../../shared/calls/caller-of-number';

/** The calls on the page of which the number may be all that is known: those that nobody took, and those not finished. */
export function listCallsByNumber(handover: Handover | null): readonly IncomingCall[] {
  return handover?.sections.flatMap(({ items }) => items.filter(isByNumber).map(toIncomingCall)) ?? [];
}

/** Adds who has the number of such a call, as far as that is known. */
export function nameCallersOfNumbers(
  handover: Handover,
  withCallerOfNumber: (call: IncomingCall) => IncomingCall,
): Handover {
  const nameCaller = (item: HandoverItem): HandoverItem => {
    if (!isByNumber(item)) return item;
    const { name, store } = withCallerOfNumber(toIncomingCall(item));
    return { ...item, name, storeName: store };
  };
  const sections = handover.sections.map((section) => ({ ...section, items: section.items.map(nameCaller) }));
  return { ...handover, sections };
}

/** The last digits that were typed in an open call may be anybody's. */
function isByNumber({ mark, isIncoming, callId, phone }: HandoverItem): boolean {
  if (callId === null) return isIncoming;
  return (mark === 'open' || mark === 'parked') && mayTellCaller(phone);
}

function toIncomingCall({ phone, name, storeName }: HandoverItem): IncomingCall {
  return { phone, name, store: storeName };
}
