import css from '../../../components/incidents/incident-line.module.css';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { formatWhen } from '../../../i18n/format-when';
import { getSpaceAfter } from '../../../i18n/get-space-after';
import { useText } from '../../../i18n/use-text';
import type { IncidentOfCaller } from './use-incidents-of-call';

type CallerIncidentLineProps = { readonly incidents: readonly IncidentOfCaller[] };

/**
 * Says that an earlier call of this caller belongs to an incident that lasts: they may only ask how far it is, and a follow-up
 * would send a second technician.
 */
export function CallerIncidentLine({ incidents }: CallerIncidentLineProps) {
  const t = useText();
  const mask = useMask();
  const found = incidents.find(({ endedAtMs }) => endedAtMs === null);
  if (found === undefined) return null;
  const head = t('incidents.callerLinked', { when: formatWhen(found.createdAtMs, t.language) });
  return (
    <p className={`${css['line']} ${css['said']}`} data-linked role="status">
      {head}
      {getSpaceAfter(head)}
      <b>{mask('text', found.title)}</b>
    </p>
  );
}
