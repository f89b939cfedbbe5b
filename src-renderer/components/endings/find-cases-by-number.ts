import type { AppError } from '../../../shared/errors/app-error';
import type { TicketSummary } from '../../../shared/history/ticket-summary-and-detail';
import { succeed, type Result } from '../../../shared/result';
import type { Ask } from '../../ipc/ipc-client';

/** The fewest characters of a number that say anything. */
const minTyped = 3;
const maxSearched = 50;
const minDigits = 4;

/**
 * Finds the cases whose number, or reference, has what was typed: first the one that it names, as in Phone, then those of the
 * history's search with it anywhere in their number, or with it as their reference before they had one, newest first. It fails
 * where any of this could not be read: nothing that was found then does not say that there is no such case.
 */
export async function findCasesByNumber(
  ask: Ask,
  typed: string,
): Promise<Result<readonly TicketSummary[], AppError>> {
  const code = normalize(typed);
  if (code.length < minTyped) return succeed([]);
  const [named, searched] = await Promise.all([
    ask('callers.match', { phone: typed, name: '', storeName: '' }),
    ask('history.search', { text: typed, before: null, limit: maxSearched, purpose: 'case-number' }),
  ]);
  if (!named.ok) return named;
  if (!searched.ok) return searched;
  const found = searched.value.rows.filter(
    ({ caseNumber, reference }) =>
      normalize(caseNumber ?? reference).includes(code) || normalize(reference) === code,
  );
  const namedIds = named.value.callers.flatMap(({ matches }) =>
    matches.flatMap(({ ticketId }) => ticketId ?? []),
  );
  const firsts: TicketSummary[] = [];
  for (const ticketId of new Set(namedIds)) {
    const known = found.find(({ id }) => id === ticketId);
    const answer = known === undefined ? await ask('tickets.get', { ticketId }) : succeed(known);
    if (!answer.ok) return answer;
    firsts.push(answer.value);
  }
  return succeed([...firsts, ...found.filter(({ id }) => !firsts.some((ticket) => ticket.id === id))]);
}

/** Whether what was typed names the case, and no longer only finds it: it has all of the last digits of its number. */
export function isWholeNumberOf(
  typed: string,
  { caseNumber, reference }: Pick<TicketSummary, 'caseNumber' | 'reference'>,
): boolean {
  const code = normalize(typed.normalize('NFKC'));
  const number = normalize(caseNumber ?? reference);
  const [lastDigits = number] = caseNumber === null ? [] : (number.match(/\d+/g)?.slice(-1) ?? []);
  return number.endsWith(code) ? code.includes(lastDigits) : number.includes(code) && code === lastDigits;
}

type DatedCase = Pick<TicketSummary, 'id' | 'createdAtMs'>;

/** `isLater`: every case with the number was made too late. */
export type EarlierCases<Case extends DatedCase = TicketSummary> = {
  readonly cases: readonly Case[];
  readonly isLater: boolean;
};

/**
 * Keeps the cases that an ended call can be about: those that were here before it, whatever a clock has stamped on them, or
 * that were made before it.
 */
export function keepEarlierCases<Case extends DatedCase>(
  all: readonly Case[],
  ended: DatedCase,
): EarlierCases<Case> {
  const cases = all.filter(({ id, createdAtMs }) => id < ended.id || createdAtMs < ended.createdAtMs);
  return { cases, isLater: cases.length === 0 && all.length > 0 };
}

/** Says what a number is that no case before the call has: only an unknown one can be kept as a note. */
export function judgeNumberWithoutCase({
  typed,
  isLater,
}: Pick<EarlierCases, 'isLater'> & { readonly typed: string }): 'unknown' | 'too-short' | 'later' {
  if (isLater) return 'later';
  return mayBeCaseNumber(typed) ? 'unknown' : 'too-short';
}

/** Whether what was typed can be a case number that the history does not have: a name or a slip of the hand cannot. */
function mayBeCaseNumber(typed: string): boolean {
  return (typed.normalize('NFKC').match(/\d/g) ?? []).length >= minDigits;
}

function normalize(text: string): string {
  return text.replaceAll(/[\s-]/g, '').toUpperCase();
}
