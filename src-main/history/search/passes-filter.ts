import type { HistoryFilter } from '../../../shared/history/history-query-and-page';
import { extractDigits } from '../../../shared/phone/storehub-phone-format';
import { foldText } from '../../../shared/search/fold-text';
import { getCanonicalRegion } from './region-index-words';
import type { SearchedRow, SearchedTicket } from './searchable-ticket';
import { getEndingKind, listWrittenAndSentNumber } from './index-words-for-filters';

/** Tells exactly whether a ticket passes the filter. */
export function passesFilter(ticket: SearchedTicket, filter: HistoryFilter): boolean {
  const { Ticket, Appointment } = ticket;
  return (
    rowPassesFilter(ticket, filter) &&
    isOneOf<number | null>(filter.serviceIds, Appointment.ServiceId) &&
    isOneOf(filter.priorities, Ticket.Priority) &&
    isOneOf(filter.regionNames?.map(getCanonicalRegion), getCanonicalRegion(Appointment.State)) &&
    isOneOf(filter.storeNames?.map(foldText), foldText(Ticket.StoreName ?? '')) &&
    isOneOf(filter.dealers?.map(foldText), foldText(Ticket.DealerReseller ?? '')) &&
    isOneOf(filter.phones?.flatMap(listWrittenAndSentNumber), extractDigits(Ticket.Phone))
  );
}

/** Checks the parts of the filter that need no parsing of the request. */
export function rowPassesFilter(
  row: Pick<SearchedRow, 'state' | 'created_at_ms' | 'ending' | 'agent' | 'pc_name'>,
  filter: HistoryFilter,
): boolean {
  const { state, created_at_ms: createdAtMs, agent, pc_name: pcName } = row;
  return (
    isOneOf(filter.statuses, state) &&
    (filter.endings === undefined || isSameText(filter.endings, getEndingKind(row))) &&
    (filter.agents === undefined || isSameText(filter.agents, agent)) &&
    createdAtMs >= (filter.fromMs ?? -Infinity) &&
    createdAtMs < (filter.beforeMs ?? Infinity) &&
    passesUnindexed({ createdAtMs, pcName }, filter)
  );
}

/** What the parts of a filter that the index does not cover depend on. */
export type UnindexedValues = { readonly createdAtMs: number; readonly pcName: string | null };

/** Whether the index alone cannot tell what passes the filter. */
export function hasUnindexedPart({ hours, pcs }: HistoryFilter): boolean {
  return hours !== undefined || pcs !== undefined;
}

/** Checks the parts of the filter that the index does not cover, besides the exact span of time. */
export function passesUnindexed(
  { createdAtMs, pcName }: UnindexedValues,
  { hours, pcs }: HistoryFilter,
): boolean {
  return (
    (hours === undefined || hours.includes(new Date(createdAtMs).getHours())) &&
    (pcs === undefined || isSameText(pcs, pcName ?? ''))
  );
}

/** True if the text is one of these, ignoring case, width and accents. */
function isSameText(wanted: readonly string[], text: string | null): boolean {
  return text !== null && wanted.some((one) => foldText(one) === foldText(text));
}

function isOneOf<T>(wanted: readonly T[] | undefined, value: T): boolean {
  return wanted === undefined || wanted.includes(value);
}
