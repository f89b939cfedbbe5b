import { useContext, useState } from 'react';
import { flushSync } from 'react-dom';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import type { IncidentOfTicket, LinkableIncident } from '../../../shared/incidents/incident';
import { CommandContext, useKeyTable } from '../../commands/command-registry';
import { useCaseCommands } from '../../commands/use-case-commands';
import { formatWhen } from '../../i18n/format-when';
import { getSpaceAfter } from '../../i18n/get-space-after';
import { useText, type TextKey } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { useMask } from '../masking/mask-scope-and-masked-text';
import { IncidentChoiceList } from './incident-choice-list';
import css from './incident-line.module.css';
import { useIncidentOfEndedCall } from './use-incident-of-ended-call';

type IncidentOfCaseProps = {
  readonly client: IpcClient;
  readonly ticketId: number;
  /** Null where the case stands beside a call, whose key is about that one. */
  readonly inHistory: { readonly showIncidents: () => void } | null;
};

/**
 * The known incident that a case belongs to. One key takes the case out of it, or lists those that last or ended within a day, to
 * link it to one by a digit. Whether its caller is to be called back is changed behind that.
 */
export function IncidentOfCase({ client, ticketId, inHistory }: IncidentOfCaseProps) {
  const t = useText();
  const link = useIncidentOfEndedCall(client, ticketId);
  const [offered, setOffered] = useState<readonly LinkableIncident[] | null>(null);
  const [unlinked, setUnlinked] = useState<IncidentOfTicket | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const { keyBuffer, unavailable } = useContext(CommandContext);
  const [pressed] = useKeyTable()['known-incident'];
  const unlink = async (from: IncidentOfTicket) => {
    const done = await client.ask('incidents.unlink-call', { callId: from.callId });
    setError(done.ok ? null : done.error);
    setUnlinked(done.ok ? from : null);
    return done.ok;
  };
  const linkTo = async ({ uid }: Pick<LinkableIncident, 'uid'>, wantsCallback: boolean) => {
    setOffered(null);
    const done = await client.ask('incidents.link-ticket', { ticketId, uid, wantsCallback });
    setError(done.ok ? null : done.error);
    setUnlinked(null);
    return done.ok;
  };
  /** The digit pressed right behind it is for the list, which therefore stands there before the answer counts as taken. */
  const offer = async () => {
    const state = await client.ask('incidents.get-state', null);
    const known = state.ok ? [...state.value.open, ...state.value.ended] : [];
    if (!state.ok) setError(state.error);
    else if (known.length > 0) flushSync(() => setOffered(known));
    else unavailable.set(() => ({ action: 'known-incident', pressed, reason: 'unavailable.noOpenIncident' }));
    return true;
  };
  const change = () => void keyBuffer.hold(link ? unlink(link) : offer());
  useCaseCommands(
    inHistory === null ? {} : { 'known-incident': { run: change, whyNot: () => explainNotChangeable(link) } },
  );
  const shown = link ?? unlinked;
  return (
    <>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      {shown !== null && (
        <section
          className={css['line']}
          data-linked={link ? true : undefined}
          aria-label={t('incidents.title')}
        >
          <IncidentName incident={shown} isLinked={Boolean(link)} />
          {inHistory !== null && (
            <div className={css['actions']}>
              {explainNotChangeable(link) === undefined && (
                <Button kind="quiet" action="known-incident" onPress={change}>
                  {t(link ? 'incidentList.unlink' : 'history.linkToIncident')}
                </Button>
              )}
              {link && link.calledBackAtMs === null && (
                <Button kind="quiet" onPress={() => void linkTo(link, !link.wantsCallback)}>
                  {t(link.wantsCallback ? 'incidentList.notWanted' : 'incidents.wantCallback')}
                </Button>
              )}
              {!link && (
                <Button kind="quiet" onPress={() => void linkTo(shown, shown.wantsCallback)}>
                  {t('incidentList.undo')}
                </Button>
              )}
              <Button kind="quiet" onPress={inHistory.showIncidents}>
                {t('history.showInCallbacks')}
              </Button>
            </div>
          )}
        </section>
      )}
      {offered !== null && (
        <IncidentChoiceList
          text={t('history.linkCaseTo')}
          open={offered}
          onChoose={(incident) => void linkTo(incident, false)}
          onClose={() => setOffered(null)}
        />
      )}
    </>
  );
}

type IncidentNameProps = { readonly incident: IncidentOfTicket; readonly isLinked: boolean };

function IncidentName({ incident, isLinked }: IncidentNameProps) {
  const t = useText();
  const mask = useMask();
  const { title, endedAtMs, wantsCallback, calledBackAtMs } = incident;
  const head = t(isLinked ? 'history.ofIncident' : 'history.notOfIncident');
  return (
    <p className={css['said']} role="status">
      {head}
      {getSpaceAfter(head)}
      <b>{mask('text', title)}</b>
      {endedAtMs !== null && ` · ${t('history.incidentOver', { time: formatWhen(endedAtMs, t.language) })}`}
      {isLinked && wantsCallback && calledBackAtMs === null && ` · ${t('incidents.callbackWanted')}`}
    </p>
  );
}

/** Undefined while it is not known: the key then finds out. */
function explainNotChangeable(link: IncidentOfTicket | null | undefined): TextKey | undefined {
  return link && link.calledBackAtMs !== null ? 'unavailable.incidentCalledBack' : undefined;
}
