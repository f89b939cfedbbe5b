import type { ChosenIncident, LinkableIncident } from '../../../../shared/incidents/incident';
import css from '../../../components/incidents/incident-line.module.css';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { formatWhen } from '../../../i18n/format-when';
import { getSpaceAfter } from '../../../i18n/get-space-after';
import { useText, type TextKey, type Translate } from '../../../i18n/use-text';
import { Button } from '../../../ui/button';

/** How likely a call belongs to an incident. `possible`: it is about the same thing, or may be. */
export type IncidentLikeness = 'likely' | 'possible' | 'unlike';

const headKeys = {
  likely: 'incidents.known',
  possible: 'incidents.maybe',
  unlike: 'incidents.unlike',
} as const satisfies Record<IncidentLikeness, TextKey>;

type IncidentLineProps = {
  readonly incident: LinkableIncident;
  readonly chosen: ChosenIncident | null;
  readonly next: ChosenIncident | null;
  readonly open: readonly LinkableIncident[];
  readonly isNew: boolean;
  readonly likeness: IncidentLikeness;
  /** Another call of the caller belongs to it. */
  readonly isOfCaller: boolean;
  /** Undefined for a call that has ended. */
  readonly onChoose: (() => void) | undefined;
  /** Undefined where the key itself unlinks, and for a call that has ended. */
  readonly onUnlink: (() => void) | undefined;
};

/** One incident: the call is linked to it, or may be. */
export function IncidentLine(props: IncidentLineProps) {
  const { incident, chosen, next, open, isNew, likeness, isOfCaller, onChoose, onUnlink } = props;
  const t = useText();
  const mask = useMask();
  const title = mask('text', incident.title);
  const since = formatWhen(incident.beganAtMs, t.language);
  const isLinked = chosen?.uid === incident.uid;
  const isCallbackDropped = isLinked && chosen.wantsCallback && next?.uid === incident.uid;
  const head = t(isLinked ? 'incidents.linked' : headKeys[likeness]);
  return (
    <section
      className={css['line']}
      data-linked={isLinked || undefined}
      role="status"
      aria-label={t('incidents.title')}
    >
      <p className={css['said']}>
        {head}
        {getSpaceAfter(head)}
        <b>{title}</b>
        {t('incidents.since', { since })}
        {incident.endedAtMs !== undefined &&
          ` · ${t('history.incidentOver', { time: formatWhen(incident.endedAtMs, t.language) })}`}
        {incident.endedAtMs !== undefined && isOfCaller && ` · ${t('incidentList.callerLinked')}`}
        {isLinked && chosen.wantsCallback && <span> · {t('incidents.callbackWanted')}</span>}
      </p>
      {isNew && (
        <p className={css['hint']}>
          {t(isLinked || onChoose === undefined ? 'incidents.begun' : 'incidents.begunWithoutThis')}
        </p>
      )}
      {onChoose !== undefined && (
        <div className={css['actions']}>
          <Button kind="quiet" action="known-incident" isTabStop={false} keepsCaret onPress={onChoose}>
            {isCallbackDropped
              ? t('incidentList.notWanted')
              : describeChoice(next, incident, open, t, (text) => mask('text', text))}
          </Button>
          {isLinked && onUnlink !== undefined && (
            <Button kind="quiet" isTabStop={false} keepsCaret onPress={onUnlink}>
              {t('incidents.unlink')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function describeChoice(
  next: ChosenIncident | null,
  shown: LinkableIncident,
  open: readonly LinkableIncident[],
  t: Translate,
  hide: (text: string) => string,
): string {
  if (next === null) return t('incidents.unlink');
  if (next.wantsCallback) return t('incidents.wantCallback');
  if (next.uid === shown.uid) return t('incidents.link');
  return t('incidents.linkOther', { title: hide(open.find(({ uid }) => uid === next.uid)?.title ?? '') });
}
