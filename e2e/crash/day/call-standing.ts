import type { Call } from '../../../shared/calls/call';
import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import type { CallKind, PlannedCall } from './planned-calls';

/** Where a call of the day stands in the app. */
export type Standing =
  | { readonly at: 'nowhere' }
  | { readonly at: 'open'; readonly call: Call; readonly hasRejected: boolean }
  | { readonly at: 'discarded' }
  | { readonly at: 'history'; readonly row: TicketSummary };

export type TypedField = 'phone' | 'name' | 'storeName' | 'issue';

/** The digit of each ending in the list of Ctrl+F2. */
export const endingDigits: Partial<Record<CallKind, number>> = {
  'asked-about-case': 1,
  solved: 2,
  missed: 2,
  incident: 2,
  discarded: 2,
  complaint: 3,
  'wrong-number': 4,
  'rings-again': 5,
};

/** What is written down of a call, in this order. */
export function fieldsOf({ kind }: PlannedCall): readonly TypedField[] {
  return kind === 'wrong-number' ? ['phone'] : ['phone', 'name', 'storeName', 'issue'];
}

export function isDone({ kind }: PlannedCall, standing: Standing): boolean {
  if (standing.at !== 'history') return false;
  return standing.row.status === (endingDigits[kind] === undefined ? 'created' : 'recorded');
}

/** Whether a call that is being written down is this one, however much of its number is there. */
export function isOf({ phone }: PlannedCall, fields: { readonly phone: string }): boolean {
  const digits = digitsOrText(fields.phone);
  return digits !== '' && phone.startsWith(digits);
}

export function digitsOrText(text: string): string {
  return /^[\d\s+()-]+$/.test(text) ? text.replaceAll(/\D/g, '').replace(/^60/, '0') : text;
}
