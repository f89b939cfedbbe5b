import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import type { Ask } from '../../ipc/ipc-client';

/** The fewest characters of a number that say anything. */
const fewestTyped = 3;
const mostSearched = 50;
const fewestDigits = 4;

/**
 * Finds the cases whose number, or reference, has what was typed: first the one that it names, as in Phone, then those of the
 * history's search with it anywhere in their number, newest first.
 */
export async function findCasesByNumber(ask: Ask, typed: string): Promise<readonly TicketSummary[]> {
  const code = normalize(typed);
  if (code.length < fewestTyped) return [];
  const [named, searched] = await Promise.all([
    ask('callers.match', { phone: typed, name: '', storeName: '' }),
    ask('history.search', { text: typed, before: null, limit: mostSearched }),
  ]);
  const rows = searched.ok ? searched.value.rows : [];
  const found = rows.filter(({ caseNumber, reference }) => normalize(caseNumber ?? reference).includes(code));
  const namedIds = named.ok
    ? named.value.callers.flatMap(({ matches }) => matches.flatMap(({ ticketId }) => ticketId ?? []))
    : [];
  const first = await Promise.all(
    [...new Set(namedIds)].map(async (ticketId) => {
      const known = found.find(({ id }) => id === ticketId);
      const answer = known === undefined ? await ask('tickets.get', { ticketId }) : null;
      return known ?? (answer?.ok === true ? answer.value : null);
    }),
  );
  const firsts = first.filter((ticket) => ticket !== null);
  return [...firsts, ...found.filter(({ id }) => !firsts.some((ticket) => ticket.id === id))];
}

/** Whether what was typed can be a case number that the history does not have: a name or a slip of the hand cannot. */
export function mayBeCaseNumber(typed: string): boolean {
  return (typed.normalize('NFKC').match(/\d/g) ?? []).length >= fewestDigits;
}

function normalize(text: string): string {
  return text.replaceAll(/[\s-]/g, '').toUpperCase();
}
