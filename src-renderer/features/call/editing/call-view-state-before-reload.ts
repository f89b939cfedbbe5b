import { moveCaretToEnd } from '../../../ui/move-caret-to-end';

/**
 * Where the agent was in a call: the field with the caret, and the past case beside the call with those to go through.
 * It is remembered in the window's name, which survives a reload of the page and a crash of its process, and no longer
 * than that. Session storage would, too, but its first use blocks the page for six seconds. It holds no text of the call.
 */
export type CallViewStateBeforeReload = {
  readonly callId: string | null;
  readonly fieldId: string | null;
  readonly pastCase: PastCaseIds | null;
};

type PastCaseIds = { readonly ticketId: number; readonly ticketIds: readonly number[] };

/** Remembers a part of it; the other part stays if it is of the same call. */
export function rememberCallViewState(
  callId: string | null,
  part: Partial<Omit<CallViewStateBeforeReload, 'callId'>>,
): void {
  const before = readCallViewState(callId);
  window.name = JSON.stringify({ ...before, ...part });
}

/** The agent's position in this call before the reload. Blank for another call. */
export function readCallViewState(callId: string | null): CallViewStateBeforeReload {
  const state: unknown = JSON.parse(window.name === '' ? 'null' : window.name);
  const isOfCall = isRecord(state) && state['callId'] === callId;
  return {
    callId,
    fieldId: isOfCall && typeof state['fieldId'] === 'string' ? state['fieldId'] : null,
    pastCase: isOfCall ? readPastCase(state['pastCase']) : null,
  };
}

/** Finds the field that had the caret before a reload, once, with the caret behind its text. */
export function takeFocusedField(callId: string): HTMLElement | null {
  const { fieldId } = readCallViewState(callId);
  rememberCallViewState(callId, { fieldId: null });
  const field = fieldId === null ? null : document.getElementById(fieldId);
  moveCaretToEnd(field);
  return field;
}

function readPastCase(value: unknown): PastCaseIds | null {
  if (!isRecord(value)) return null;
  const { ticketId, ticketIds } = value;
  if (!isTicketId(ticketId) || !Array.isArray(ticketIds)) return null;
  return { ticketId, ticketIds: ticketIds.filter(isTicketId) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isTicketId(value: unknown): value is number {
  return Number.isSafeInteger(value);
}
