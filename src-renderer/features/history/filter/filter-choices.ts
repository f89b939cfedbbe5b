import { ticketStatuses } from '../../../../shared/history/ticket-summary-and-detail';
import { priorities, serviceIds } from '../../../../shared/tickets/services-and-priorities';
import { getPriorityName, getServiceNames } from '../../../../shared/tickets/service-and-priority-names';
import { defaultEndingKinds, type EndingKind } from '../../../../shared/calls/call-ending';
import { getEndingKindName } from '../../../../shared/calls/ending-names';
import type { Language } from '../../../../shared/i18n/language';
import { regions } from '../../../../shared/regions/malaysian-regions';
import { translateRegion } from '../../../../shared/regions/translate-region';
import type { Translate } from '../../../i18n/use-text';
import { formatHourRange } from '../../../../shared/i18n/format-dates';
import type { ListPart } from './filter-model';

export type Choice = { readonly value: string | number; readonly name: string };

/** The choices with a checkbox: few enough to be always visible. */
export function listChoices(
  t: Translate,
  kinds: readonly EndingKind[],
  chosenKinds: readonly string[] = [],
): readonly { part: ListPart; name: string; choices: readonly Choice[] }[] {
  return [
    {
      part: 'statuses',
      name: t('historyList.filter.statuses'),
      choices: ticketStatuses.map((value) => ({ value, name: t(`statuses.${value}`) })),
    },
    {
      part: 'serviceIds',
      name: t('historyList.filter.serviceIds'),
      choices: serviceIds.map((value) => ({ value, name: getServiceNames(value, t.language).shortName })),
    },
    {
      part: 'priorities',
      name: t('historyList.filter.priorities'),
      choices: priorities.map((value) => ({ value, name: getPriorityName(value, t.language) })),
    },
    {
      part: 'endings',
      name: t('historyList.filter.endings'),
      choices: withOtherKinds(kinds, chosenKinds).map((kind) => ({
        value: kind.id,
        name: getEndingKindName(kind, t.language),
      })),
    },
  ];
}

/**
 * Also the built-in kinds that are in the list of Settings no longer, since calls may have ended so before, and what is chosen
 * already, such as a kind of another PC.
 */
function withOtherKinds(kinds: readonly EndingKind[], chosen: readonly string[]): readonly EndingKind[] {
  const known = [...kinds, ...defaultEndingKinds.filter(({ id }) => kinds.every((kind) => kind.id !== id))];
  const others = chosen.filter((id) => known.every((kind) => kind.id !== id));
  return [...known, ...others.map((id) => ({ id, name: id }))];
}

/** The choices of a longer list. */
export function listExpandableChoices(part: 'regionNames' | 'hours', language: Language): readonly Choice[] {
  if (part === 'regionNames')
    return regions.map((value) => ({ value, name: translateRegion(value, language) }));
  return Array.from({ length: 24 }, (_, hour) => ({ value: hour, name: formatHourRange(hour, language) }));
}
