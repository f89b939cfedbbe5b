import type { IncomingCall } from '../../../shared/calls/incoming-caller';
import type { Handover, HandoverItem } from '../../../shared/handover/handover';

/** The incoming calls on the page that nobody took. */
export function listIncomingCalls(handover: Handover | null): readonly IncomingCall[] {
  return handover?.sections.flatMap(({ items }) => items.filter(isOnlyIncoming).map(toIncomingCall)) ?? [];
}

/** Adds who has the number of an incoming call, as far as that is known. */
export function nameIncomingCallers(
  handover: Handover,
  withKnownCaller: (call: IncomingCall) => IncomingCall,
): Handover {
  const nameCaller = (item: HandoverItem): HandoverItem => {
    if (!isOnlyIncoming(item)) return item;
    const { name, store } = withKnownCaller(toIncomingCall(item));
    return { ...item, name, storeName: store };
  };
  const sections = handover.sections.map((section) => ({ ...section, items: section.items.map(nameCaller) }));
  return { ...handover, sections };
}

function isOnlyIncoming({ isIncoming, callId }: HandoverItem): boolean {
  return isIncoming && callId === null;
}

function toIncomingCall({ phone, name, storeName }: HandoverItem): IncomingCall {
  return { phone, name, store: storeName };
}
