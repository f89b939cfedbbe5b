import { useEffect, useState } from 'react';
import { toWholeNumber } from '../../../../shared/calls/caller-of-number';
import type { ListedIncident, OpenIncident } from '../../../../shared/incidents/incident';
import { getPhoneKind } from '../../../../shared/phone/phone-kind-and-grouping';
import css from '../../../components/incidents/incident-line.module.css';
import { useMask } from '../../../components/masking/mask-scope-and-masked-text';
import { formatWhen } from '../../../i18n/format-dates';
import { getSpaceAfter } from '../../../i18n/get-space-after';
import { useText } from '../../../i18n/use-text';
import type { IpcClient } from '../../../ipc/ipc-client';
import { always, onErasure, refreshOnEvents } from '../../../ipc/refresh-on-events';
import { useCallForm, useCallState } from '../editing/call-form-context';

const refreshOn = { ...onErasure, 'incidents.changed': always };
const nothing: readonly ListedIncident[] = [];

type CallerIncidentLineProps = {
  readonly client: IpcClient;
  /** The incidents that last. Nothing is asked for without one. */
  readonly open: readonly OpenIncident[];
};

/**
 * Says that an earlier call of this caller belongs to an incident that lasts: they may only ask how far it is, and a follow-up
 * would send a second technician.
 */
export function CallerIncidentLine({ client, open }: CallerIncidentLineProps) {
  const t = useText();
  const mask = useMask();
  const { session } = useCallForm();
  const number = useCallState(({ fields }) => {
    const phone = fields.phone.slice(0, 100);
    return getPhoneKind(phone) === 'unknown' ? '' : toWholeNumber(phone);
  });
  const listed = useIncidentList(client, number !== '' && open.length > 0);
  const found = number === '' ? undefined : findNewest(listed, number, session.callId);
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

/** The newest other call of this number in an incident that lasts. */
function findNewest(incidents: readonly ListedIncident[], number: string, ownCallId: string) {
  return incidents
    .filter(({ endedAtMs }) => endedAtMs === null)
    .flatMap(({ title, calls }) => calls.map((call) => ({ ...call, title })))
    .filter(({ phone, callId }) => phone === number && callId !== ownCallId)
    .toSorted((a, b) => a.createdAtMs - b.createdAtMs)
    .at(-1);
}

function useIncidentList(client: IpcClient, isAsked: boolean): readonly ListedIncident[] {
  const [listed, setListed] = useState(nothing);
  useEffect(() => {
    if (!isAsked) return undefined;
    let isThere = true;
    const refresh = async () => {
      const answer = await client.ask('incidents.list', null);
      if (answer.ok && isThere) setListed(answer.value);
    };
    void refresh();
    const end = refreshOnEvents(client, refreshOn, refresh);
    return () => {
      isThere = false;
      end();
    };
  }, [client, isAsked]);
  return listed;
}
