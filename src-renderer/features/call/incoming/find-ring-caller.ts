import type { IncomingCall } from '../../../../shared/calls/incoming-caller';
import type { ListedIncomingCall } from '../../../../shared/calls/incoming-call';
import type { DueOfCaller } from '../../../../shared/history/reminder-lists';
import { normalizeName } from '../../../../shared/text/normalize-name';
import { findOpenCallOfRing } from '../open-calls/find-open-calls';
import type { OpenCallsState } from '../open-calls/open-calls-store-types';
import type { IncomingCallsState } from './use-incoming-calls';

export type RingCaller = {
  readonly caller: IncomingCall;
  /** Whether they have an open call, to which an answer leads. */
  readonly isInOpenCall: boolean;
  /** The caller of that call, where the softphone names another one; '' otherwise. */
  readonly openCallName: string;
  /** What they are to be told, if anything is due. */
  readonly due: DueOfCaller | undefined;
  /** How many more they are to be told, which the call shows. */
  readonly moreDueCount: number;
};

/** The button has room for as many characters. */
const maxNameLength = 24;

/** Who rings: by what the softphone says, otherwise by their open call, otherwise by the history. */
export function findRingCaller(
  call: ListedIncomingCall,
  state: Pick<OpenCallsState, 'calls' | 'activeId'>,
  { withCallerOfNumber, findDue }: Pick<IncomingCallsState, 'withCallerOfNumber' | 'findDue'>,
): RingCaller {
  const [due, ...moreDue] = findDue(call.phone);
  const dueNow = { due, moreDueCount: moreDue.length };
  const open = findOpenCallOfRing(call, state);
  if (open === undefined)
    return { caller: withCallerOfNumber(call), isInOpenCall: false, openCallName: '', ...dueNow };
  const { name, storeName } = open.session.getFields();
  const isNamed = call.name + call.store !== '' || (name + storeName).trim() === '';
  const caller = isNamed ? withCallerOfNumber(call) : { ...call, name: name.trim(), store: storeName.trim() };
  const title = name.trim() || storeName.trim();
  const isSame = [caller.name, caller.store].some((own) => normalizeName(own) === normalizeName(title));
  return { caller, isInOpenCall: true, openCallName: isSame ? '' : shorten(title), ...dueNow };
}

function shorten(name: string): string {
  return name.length > maxNameLength ? `${name.slice(0, maxNameLength - 1).trimEnd()}…` : name;
}
