import type { ListedIncomingCall } from '../../shared/calls/incoming-call';
import { joinRemark } from '../../shared/calls/build-remark-with-answers';
import { isBlankCall } from '../../shared/calls/is-blank-call';
import type { HandoverItem } from '../../shared/handover/handover';
import type { NoteDraft, ReminderDraft } from '../../shared/form-drafts/form-draft';
import { parseStoredCallFields } from '../calls/parse-stored-call-fields';
import type { ChangedIncident } from '../incidents/incident-reader';
import { toSummary, type SummaryRow } from '../rows/tickets/ticket-rows';

/** An open call of the database. */
export type HandoverCallRow = {
  id: string;
  fields: string;
  status: 'open' | 'parked';
  began_at_ms: number;
  checksum: string;
  /** Of the rejected ticket that is being corrected in it. */
  reference: string | null;
};

/** More than a line of the page shows. A call may hold pasted text of any length. */
export const maxItemText = 500;

/** What is true of work that is no incoming call. */
const notIncoming = { isIncoming: false, tries: null };

/** A ticket, without its mark. */
export function toItem(row: SummaryRow): Omit<HandoverItem, 'mark'> {
  const { id, caseNumber, reference, createdAtMs, name, phone, storeName, issue } = toSummary(row);
  return {
    ticketId: id,
    callId: null,
    code: caseNumber ?? reference,
    atMs: createdAtMs,
    name,
    phone,
    storeName: storeName ?? '',
    text: issue,
    times: 1,
    ...notIncoming,
  };
}

/** An ongoing incident, which is no call. */
export function toIncidentItem({ incident, links }: ChangedIncident): HandoverItem {
  return {
    mark: 'incident',
    ticketId: null,
    callId: null,
    code: null,
    atMs: incident.beganAtMs,
    name: '',
    phone: '',
    storeName: '',
    text: incident.title,
    times: links.length,
    ...notIncoming,
  };
}

/** An incoming call that nobody took. */
export function toIncomingItem(
  call: ListedIncomingCall,
  mark: HandoverItem['mark'],
  tries: HandoverItem['tries'],
): HandoverItem {
  return {
    mark,
    ticketId: null,
    callId: null,
    code: null,
    atMs: call.lastRangAtMs,
    name: call.name,
    phone: call.phone,
    storeName: call.store,
    text: '',
    times: call.ringCount,
    isIncoming: true,
    tries,
  };
}

/**
 * A call in which nothing was typed yet is nobody's work. Without an issue, the line of quick entry says what it is about; so do
 * the answers to a preset's questions.
 */
export function toCallItem(row: HandoverCallRow): HandoverItem[] {
  const fields = parseStoredCallFields(row.fields);
  if (isBlankCall(fields)) return [];
  const { phone, name, storeName, issue, quickEntryText } = fields;
  const words = joinRemark(issue.trim() === '' ? quickEntryText : issue, fields.questions);
  const shown = [phone, name, storeName, words].map((text) => text.slice(0, maxItemText));
  const [shownPhone = '', shownName = '', shownStore = '', text = ''] = shown;
  return [
    {
      mark: row.reference === null ? row.status : `rejected-and-${row.status}`,
      ticketId: null,
      callId: row.id,
      code: row.reference,
      atMs: row.began_at_ms,
      name: shownName,
      phone: shownPhone,
      storeName: shownStore,
      text,
      times: 1,
      isIncoming: fields.isFromIncoming,
      tries: null,
    },
  ];
}

/** A caller or a store that has neither an open call nor a ticket. */
export function toNobody({ subject, key }: NoteDraft | ReminderDraft): Omit<HandoverItem, 'mark'> {
  const phone = subject === 'caller' ? key : '';
  const storeName = subject === 'store' ? key : '';
  return {
    ticketId: null,
    callId: null,
    code: null,
    atMs: 0,
    name: '',
    phone,
    storeName,
    text: '',
    times: 1,
    ...notIncoming,
  };
}
