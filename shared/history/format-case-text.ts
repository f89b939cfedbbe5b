import { mightHaveArrived, type TicketDetail } from './ticket-summary-and-detail';
import { blankCallFields } from '../calls/call';
import { describeEnding } from '../calls/ending-names';
import { formatExactDateTime } from '../i18n/format-dates';
import { formatLabelled } from '../i18n/format-labelled';
import { languageTags, type Language } from '../i18n/language';
import { explainOutcome } from '../outcome/attempt-outcome';
import { roundRadius } from '../pin/round-radius';
import { sharedMessages } from '../messages/shared-catalogues';
import { getPriorityName, getServiceNames } from '../tickets/service-and-priority-names';

export type CaseLine = { readonly name: string; readonly value: string };

/** Formats a case as lines, in reading order. Blank values are left out, and so is the priority that nobody chose for a ticket. */
export function formatCaseLines(ticket: TicketDetail, language: Language): readonly CaseLine[] {
  const t = sharedMessages[language];
  const { Ticket: content, Appointment: appointment } = ticket.request;
  const isDefaultUnsent = ticket.ending !== null && content.Priority === blankCallFields.priority;
  const lines: readonly (readonly [name: string, value: string | null | undefined])[] = [
    [t('caseParts.caseNumber'), ticket.caseNumber],
    [t('caseParts.reference'), ticket.reference],
    [t('caseParts.name'), content.Name],
    [t('caseParts.phone'), content.Phone],
    [t('caseParts.email'), content.Email],
    [t('caseParts.store'), content.StoreName],
    [t('caseParts.dealer'), content.DealerReseller],
    [t('caseParts.service'), getServiceNames(appointment.ServiceId, language).name],
    [t('caseParts.priority'), isDefaultUnsent ? null : getPriorityName(content.Priority, language)],
    [t('caseParts.address'), appointment.Address],
    [t('caseParts.state'), appointment.State],
    [t('caseParts.pin'), formatPin(ticket, language)],
    [t('caseParts.issue'), content.Issue],
    [t('caseParts.remark'), content.Remark],
    [t('caseParts.outcome'), describeOutcome(ticket, language)],
    [t('caseParts.agent'), ticket.agent],
    [t('caseParts.madeAt'), formatExactDateTime(ticket.createdAtMs, language)],
    [t('caseParts.lastTriedAt'), formatLastAttemptTime(ticket, language)],
  ];
  return lines.flatMap(([name, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ name, value }],
  );
}

/** Formats a case as plain text, one line per value. */
export function formatCaseText(ticket: TicketDetail, language: Language): string {
  return formatCaseLines(ticket, language)
    .map(({ name, value }) => formatLabelled(language, name, value))
    .join('\n');
}

/** Also says where the ticket was sent although the address had changed after the pin was set: the pin is of another place. */
function formatPin(ticket: TicketDetail, language: Language): string | null {
  const pin = formatPlace(ticket, language);
  return pin === null || ticket.pin?.stale !== true
    ? pin
    : sharedMessages[language]('caseParts.pinStale', { pin });
}

/** A pin at the centre of a postcode or town says so: the place itself is somewhere around it. */
function formatPlace({ request, pin }: TicketDetail, language: Language): string | null {
  const { Latitude: latitude, Longitude: longitude } = request.Appointment;
  if (latitude === null || longitude === null) return null;
  const pair = `${latitude}, ${longitude}`;
  if (pin === null) return pair;
  const { unit, amount } = roundRadius(pin.radiusMetres);
  if (unit === 'exact') return pair;
  const format = new Intl.NumberFormat(languageTags[language], {
    style: 'unit',
    unit: unit === 'metres' ? 'meter' : 'kilometer',
  });
  return sharedMessages[language]('caseParts.pinApproximate', { pin: pair, distance: format.format(amount) });
}

/** A ticket that may exist in StoreHub is described as such, even if a later attempt did not get through. */
function describeOutcome(ticket: TicketDetail, language: Language): string {
  const t = sharedMessages[language];
  const { status, lastOutcome, attempts, caseNumberSource, imported, ending } = ticket;
  if (ending !== null) return describeEnding(ending, language);
  if (status === 'created') {
    return caseNumberSource === 'agent' ? t('caseParts.recordedByHand') : t('codes.0.sentence');
  }
  if (imported !== undefined && status !== 'rejected') return t('caseParts.leftElsewhere');
  const doubt = attempts.findLast(({ outcome }) => outcome?.kind === 'uncertain')?.outcome;
  const outcome = (mightHaveArrived(ticket) ? doubt : null) ?? lastOutcome;
  return outcome === null ? t('caseParts.noAnswerYet') : explainOutcome(outcome, language).sentence;
}

function formatLastAttemptTime({ attempts }: TicketDetail, language: Language): string | null {
  const last = attempts.at(-1);
  return last === undefined ? null : formatExactDateTime(last.startedAtMs, language);
}
