import type { Call } from '../../../shared/calls/call';
import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { endingDigits, type PlannedCall } from './planned-calls';

/** The status of a planned call in the app. */
export type CallStatus =
  | { readonly at: 'nowhere' }
  | { readonly at: 'open'; readonly call: Call; readonly hasRejected: boolean }
  | { readonly at: 'discarded' }
  | { readonly at: 'history'; readonly row: TicketSummary };

export function isDone({ kind }: PlannedCall, callStatus: CallStatus): boolean {
  if (callStatus.at !== 'history') return false;
  return callStatus.row.status === (endingDigits[kind] === undefined ? 'created' : 'recorded');
}

/** Whether a call that is being written down is this one, however much of its number is there. */
export function isSameCall({ phone }: PlannedCall, fields: { readonly phone: string }): boolean {
  const digits = normalizeDigits(fields.phone);
  return digits !== '' && phone.startsWith(digits);
}

export function normalizeDigits(text: string): string {
  return /^[\d\s+()-]+$/.test(text) ? text.replaceAll(/\D/g, '').replace(/^60/, '0') : text;
}
