import type { HistoryFilter } from '../../../shared/history/history-query-and-page';
import type { CallEnding } from '../../../shared/calls/call-ending';
import { extractDigits, toContractPhone } from '../../../shared/phone/storehub-phone-format';
import { foldText } from '../../../shared/search/fold-text';
import { parseRegion } from '../../../shared/regions/parse-and-suggest-regions';
import { encodeWholeValue } from './grams';
import { listPhoneNumberGrams } from './phone-number-grams';
import type { SearchedRow, SearchedTicket } from './searchable-ticket';
import { encodeRegionSpelling, type RegionIndexWords } from './region-index-words';

/**
 * The index holds the filtered fields as whole words beside the grams. So one scan of the index, newest first, handles
 * search words and filters together.
 */
const facet = {
  state: (value: string) => encodeWholeValue(0, value),
  service: (value: number) => encodeWholeValue(1, String(value)),
  priority: (value: number) => encodeWholeValue(2, String(value)),
  stateName: encodeRegionSpelling,
  store: (value: string) => encodeWholeValue(4, foldText(value)),
  dealer: (value: string) => encodeWholeValue(5, foldText(value)),
  phone: (value: string) => encodeWholeValue(6, extractDigits(value)),
  year: (ms: number) => encodeWholeValue(7, new Date(ms).toISOString().slice(0, 4)),
  month: (ms: number) => encodeWholeValue(7, new Date(ms).toISOString().slice(0, 7)),
  day: (ms: number) => encodeWholeValue(7, new Date(ms).toISOString().slice(0, 10)),
  ending: (value: string) => encodeWholeValue(8, foldText(value)),
  agent: (value: string) => encodeWholeValue(9, foldText(value)),
} as const;

export function listFilterIndexWords(ticket: SearchedTicket): string[] {
  const { Ticket, Appointment, created_at_ms: createdAtMs, agent } = ticket;
  const kind = getEndingKind(ticket);
  return [
    facet.state(ticket.state),
    ...(Appointment.ServiceId === null ? [] : [facet.service(Appointment.ServiceId)]),
    facet.priority(Ticket.Priority),
    facet.stateName(Appointment.State),
    ...(Ticket.StoreName === undefined ? [] : [facet.store(Ticket.StoreName)]),
    ...(Ticket.DealerReseller === undefined ? [] : [facet.dealer(Ticket.DealerReseller)]),
    facet.phone(Ticket.Phone),
    ...listPhoneNumberGrams(extractDigits(Ticket.Phone)),
    facet.year(createdAtMs),
    facet.month(createdAtMs),
    facet.day(createdAtMs),
    ...(kind === null ? [] : [facet.ending(kind)]),
    ...(agent === null ? [] : [facet.agent(agent)]),
  ];
}

/** When the first and the last ticket were made, in ms since 1970. */
export type TimeSpan = { readonly fromMs: number; readonly toMs: number };

/**
 * For each part of the filter that the index covers, returns index words. A ticket that passes has at least one of
 * them.
 */
export function listRequiredIndexWords(
  filter: HistoryFilter,
  history: TimeSpan,
  stateWords: () => RegionIndexWords,
): string[][] {
  const choices = [
    filter.statuses?.map(facet.state),
    filter.serviceIds?.map(facet.service),
    filter.priorities?.map(facet.priority),
    filter.regionNames?.flatMap((value) => listRegionWords(value, stateWords)),
    filter.storeNames?.map(facet.store),
    filter.dealers?.map(facet.dealer),
    filter.phones?.flatMap(listWrittenAndSentNumber).map(facet.phone),
    filter.endings?.map(facet.ending),
    filter.agents?.map(facet.agent),
    listDayWords(filter, history),
  ];
  return choices.filter((words) => words !== undefined);
}

/** Null for a ticket that is not of an ended call. */
export function getEndingKind({ ending }: Pick<SearchedRow, 'ending'>): string | null {
  return ending === null ? null : (JSON.parse(ending) as CallEnding).kind;
}

/** The region as written, and all spellings of it in the index. */
function listRegionWords(value: string, stateWords: () => RegionIndexWords): string[] {
  const state = parseRegion(foldText(value));
  const known = state === undefined ? [] : (stateWords().get(state) ?? []);
  return [...new Set([facet.stateName(value), ...known])];
}

/** A phone number as written, and as sent. */
export function listWrittenAndSentNumber(value: string): string[] {
  return [...new Set([extractDigits(value), extractDigits(toContractPhone(value))])];
}

const dayMs = 24 * 60 * 60_000;

/**
 * Covers a time span by whole years, whole months and single days, in UTC. Covers at least the span, and up to a day
 * more at each end. There are no tickets before the first and after the last one, so whole years are enough there.
 */
function listDayWords({ fromMs, beforeMs }: HistoryFilter, history: TimeSpan): string[] | undefined {
  if (fromMs === undefined && beforeMs === undefined) return undefined;
  const isFromFirst = fromMs === undefined || fromMs <= history.fromMs;
  const isToLast = beforeMs === undefined || beforeMs > history.toMs;
  const to = isToLast ? Date.UTC(yearOf(history.toMs) + 1) - 1 : beforeMs - 1;
  let at = isFromFirst ? Date.UTC(yearOf(history.fromMs)) : Math.floor(fromMs / dayMs) * dayMs;
  const words: string[] = [];
  while (at <= to && at <= history.toMs) {
    const [word, next] = longestFrom(at, to);
    words.push(word);
    at = next;
  }
  return words;
}

/** Returns what the UTC days cover beyond the span: the rest of a day at each end. */
export function listRemainingDays({
  fromMs,
  beforeMs,
}: HistoryFilter): { fromMs: number; beforeMs: number }[] {
  return [
    ...(fromMs === undefined ? [] : [{ fromMs: Math.floor(fromMs / dayMs) * dayMs, beforeMs: fromMs }]),
    ...(beforeMs === undefined ? [] : [{ fromMs: beforeMs, beforeMs: Math.ceil(beforeMs / dayMs) * dayMs }]),
  ];
}

function longestFrom(at: number, to: number): [word: string, next: number] {
  const day = new Date(at);
  const year = day.getUTCFullYear();
  const nextYear = Date.UTC(year + 1);
  const nextMonth = Date.UTC(year, day.getUTCMonth() + 1);
  const isFirst = day.getUTCDate() === 1;
  if (isFirst && day.getUTCMonth() === 0 && nextYear - 1 <= to) return [facet.year(at), nextYear];
  if (isFirst && nextMonth - 1 <= to) return [facet.month(at), nextMonth];
  return [facet.day(at), at + dayMs];
}

function yearOf(ms: number): number {
  return new Date(ms).getUTCFullYear();
}
