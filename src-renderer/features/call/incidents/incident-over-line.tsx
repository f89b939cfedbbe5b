import { useState } from 'react';
import type { ChosenIncident } from '../../../../shared/incidents/incident';
import { useCommands } from '../../../commands/command-registry';
import css from '../../../components/incidents/incident-line.module.css';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { formatWhen } from '../../../i18n/format-when';
import { getSpaceAfter } from '../../../i18n/get-space-after';
import { useText, type TextKey } from '../../../i18n/use-text';
import { Button } from '../../../ui/button';
import { useCallForm } from '../editing/call-form-context';
import type { IncidentOver } from './use-incidents-of-call';

type IncidentOverLineProps = {
  readonly incident: IncidentOver;
  readonly chosen: ChosenIncident;
  /** It had ended when the call began: what the caller says may be something new. */
  readonly isEndedBefore: boolean;
  readonly isShown: boolean;
  readonly onUnlinked: () => void;
  /** The key has changed what is shown. */
  readonly onKeyUsed: () => void;
};

/**
 * Says that the incident of an open call is over: solved while its caller talks, who can be told at once, or before. The key says
 * that they are to be called back all the same, then that they are not, and then unlinks the call.
 */
export function IncidentOverLine(props: IncidentOverLineProps) {
  const { incident, chosen, isEndedBefore, isShown, onUnlinked, onKeyUsed } = props;
  const t = useText();
  const mask = useMask();
  const { session } = useCallForm();
  const { wantsCallback } = chosen;
  const [isCallbackDropped, setIsCallbackDropped] = useState(false);
  const isLastChoice = isCallbackDropped && !wantsCallback;
  const choose = () => {
    setIsCallbackDropped(wantsCallback);
    session.fill('incident', {
      incident: isLastChoice ? null : { ...chosen, wantsCallback: !wantsCallback },
    });
    if (isLastChoice) onUnlinked();
    onKeyUsed();
  };
  useCommands(isShown ? { 'known-incident': { run: choose } } : {});
  const head = t('incidents.linked');
  return (
    <section className={css['line']} data-linked role="status" aria-label={t('incidents.title')}>
      <p className={css['said']}>
        {head}
        {getSpaceAfter(head)}
        <b>{mask('text', incident.title)}</b>
        {` · ${t('history.incidentOver', { time: formatWhen(incident.endedAtMs, t.language) })}`}
        {wantsCallback && ` · ${t('incidents.callbackWanted')}`}
      </p>
      <p className={css['said']}>
        <b>{t(isEndedBefore ? 'incidents.endedBefore' : 'incidents.tellSolved')}</b>
      </p>
      <div className={css['actions']}>
        <Button kind="quiet" action="known-incident" isTabStop={false} onPress={choose}>
          {t(nameChoice(wantsCallback, isLastChoice))}
        </Button>
      </div>
    </section>
  );
}

function nameChoice(wantsCallback: boolean, isLast: boolean): TextKey {
  if (wantsCallback) return 'incidentList.notWanted';
  return isLast ? 'incidents.unlink' : 'incidents.wantCallback';
}
