import { extractDigits, toContractPhone } from '../../../../shared/phone/storehub-phone-format';
import { splitExtension } from '../../../../shared/phone/split-extension';
import type { OpenCallRef } from '../../../components/calls/open-call-links';
import { getOpenCallTitle, pickTitleParts } from './call-title';
import { isEditable, type OpenCall } from './open-call-state';
import type { OpenCallsState } from './open-calls-store-types';
import { minDigits, maxTypedNumberLength } from '../../../../shared/phone/number-lengths';

type Calls = Pick<OpenCallsState, 'calls' | 'activeId'>;

/**
 * The open calls of this number, in whatever format: the one on the screen first, then those that began last. Nobody is found
 * by a number that is withheld, nor in a call that is sent or has ended: what is said next is about another matter.
 */
export function findOpenCallsOf(phone: string, { calls, activeId }: Calls): readonly OpenCall[] {
  const number = toNumberKey(phone);
  if (number === '') return [];
  const found = calls.filter(
    (open) => isEditable(open) && toNumberKey(open.session.getFields().phone) === number,
  );
  return found.toSorted(
    (a, b) => Number(b.call.id === activeId) - Number(a.call.id === activeId) || b.call.seq - a.call.seq,
  );
}

/**
 * The open call of a caller who rings, or is called back: the one on the screen if it has their number, otherwise the one in
 * which their ring was answered, or one of their number.
 */
export function findOpenCallOfRing(
  { phone, callId }: { readonly phone: string; readonly callId: string | null },
  state: Calls,
): OpenCall | undefined {
  const [ofNumber] = findOpenCallsOf(phone, state);
  if (ofNumber !== undefined && ofNumber.call.id === state.activeId) return ofNumber;
  return state.calls.find((open) => open.call.id === callId && isEditable(open)) ?? ofNumber;
}

/** '' for what is no whole number. */
function toNumberKey(phone: string): string {
  const number = splitExtension(phone.slice(0, maxTypedNumberLength)).phone;
  return extractDigits(number).length < minDigits.toFindOpenCalls ? '' : toContractPhone(number);
}

export function toOpenCallRef({ call, session }: OpenCall, calls: readonly OpenCall[]): OpenCallRef {
  return {
    callId: call.id,
    index: calls.findIndex((open) => open.call.id === call.id),
    toTitle: (mask) => getOpenCallTitle(pickTitleParts(session.store.get()), mask),
  };
}
