import { mayHaveArrived, type TicketDetail } from './history';
import { languageTags, type Language } from './language';
import { explainOutcome } from './outcome';
import { sentences } from './sentences/sentences';
import { priorityWord, serviceWords } from './services';

export type CaseLine = { readonly name: string; readonly value: string };

/** The whole of a case in lines, in the order in which it is read; what was left blank is left out. */
export function caseLines(ticket: TicketDetail, language: Language): readonly CaseLine[] {
  const named = sentences[language].slip;
  const { Ticket: said, Appointment: place } = ticket.request;
  const lines: readonly (readonly [name: string, value: string | null | undefined])[] = [
    [named.caseNumber, ticket.caseNumber],
    [named.reference, ticket.reference],
    [named.name, said.Name],
    [named.phone, said.Phone],
    [named.email, said.Email],
    [named.store, said.StoreName],
    [named.dealer, said.DealerReseller],
    [named.service, serviceWords(place.ServiceId, language).name],
    [named.priority, priorityWord(said.Priority, language)],
    [named.address, place.Address],
    [named.state, place.State],
    [named.pin, `${place.Latitude}, ${place.Longitude}`],
    [named.issue, said.Issue],
    [named.remark, said.Remark],
    [named.outcome, outcomeOf(ticket, language)],
    [named.madeAt, timeIn(language, ticket.createdAtMs)],
    [named.lastTriedAt, lastTriedAt(ticket, language)],
  ];
  return lines.flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ name, value }],
  );
}

/** The whole of a case as plain text, a line for each part. */
export function caseText(ticket: TicketDetail, language: Language): string {
  return caseLines(ticket, language)
    .map(({ name, value }) => `${name}: ${value}`)
    .join('\n');
}

/** A ticket that may exist is said to, whatever became of a later attempt that did not get through. */
function outcomeOf(ticket: TicketDetail, language: Language): string {
  const named = sentences[language].slip;
  const { state, lastOutcome, attempts, caseNumberSource, imported } = ticket;
  if (state === 'created') {
    return caseNumberSource === 'agent' ? named.recordedByHand : sentences[language].codes['0'].sentence;
  }
  if (imported !== undefined && state !== 'rejected') return named.leftElsewhere;
  const doubt = attempts.findLast(({ outcome }) => outcome?.kind === 'uncertain')?.outcome;
  const outcome = (mayHaveArrived(ticket) ? doubt : null) ?? lastOutcome;
  return outcome === null ? named.noAnswerYet : explainOutcome(outcome, language).sentence;
}

function lastTriedAt({ attempts }: TicketDetail, language: Language): string | null {
  const last = attempts.at(-1);
  return last === undefined ? null : timeIn(language, last.endedAtMs ?? last.startedAtMs);
}

/** A format is made at each call: a case has two or three times in it, and a start none. */
function timeIn(language: Language, atMs: number): string {
  return new Date(atMs).toLocaleString(languageTags[language], { dateStyle: 'medium', timeStyle: 'medium' });
}
