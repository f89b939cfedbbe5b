import { useMemo } from 'react';
import { toWholeNumber } from '../../../../shared/calls/caller-of-number';
import type { EndedIncident, IncidentState, ListedIncident } from '../../../../shared/incidents/incident';
import { getPhoneKind } from '../../../../shared/phone/phone-kind-and-grouping';
import { maxTypedNumberLength } from '../../../../shared/phone/number-lengths';
import type { IpcClient } from '../../../ipc/ipc-client';
import { always, onErasure } from '../../../ipc/refresh-on-events';
import { useIpcQuery } from '../../../ipc/use-ipc-query';
import { useCallForm, useCallState } from '../editing/call-form-context';

const refreshOn = { ...onErasure, 'incidents.changed': always };
const nothing: readonly ListedIncident[] = [];

/** An incident with the newest call of the caller that belongs to it. Times are ms since 1970. */
export type IncidentOfCaller = Pick<ListedIncident, 'uid' | 'title' | 'endedAtMs'> & {
  readonly createdAtMs: number;
};

/** An incident that has ended. */
export type IncidentOver = Pick<EndedIncident, 'uid' | 'title' | 'endedAtMs'>;

type IncidentsOfCall = {
  /** The incidents that other calls of this number belong to, the newest call first. */
  readonly ofCaller: readonly IncidentOfCaller[];
  /** The incident of the call itself, once it is over and while the call is open. */
  readonly over: IncidentOver | null;
};

/**
 * The incidents that the caller and the call at hand belong to. They are asked for before there is a number: the key may be pressed
 * right behind it. Nothing is asked for where no incident lasts or has ended within a day, and the call has none that is older.
 */
export function useIncidentsOfCall(
  client: IpcClient,
  { open, ended }: Pick<IncidentState, 'open' | 'ended'>,
): IncidentsOfCall {
  const { session, isEditable } = useCallForm();
  const chosenUid = useCallState(({ fields }) => fields.incident?.uid ?? null);
  const number = useCallState(({ fields }) => {
    const phone = fields.phone.slice(0, maxTypedNumberLength);
    return getPhoneKind(phone) === 'unknown' ? '' : toWholeNumber(phone);
  });
  const isAny = open.length + ended.length > 0;
  const ownUid = isEditable && !open.some(({ uid }) => uid === chosenUid) ? chosenUid : null;
  const isAsked = isAny || ownUid !== null;
  const listed = useIpcQuery(client, 'incidents.list', isAsked ? null : undefined, refreshOn).data ?? nothing;
  const ofCaller = useMemo(
    () => (number === '' || !isAny ? [] : listIncidentsOf(number, session.callId, listed)),
    [isAny, listed, number, session.callId],
  );
  return { ofCaller, over: ownUid === null ? null : findIncidentOver(ownUid, ended, listed) };
}

/** What ended within a day is known before the list is. */
function findIncidentOver(
  ownUid: string,
  ended: readonly IncidentOver[],
  listed: readonly ListedIncident[],
): IncidentOver | null {
  const known = ended.find(({ uid }) => uid === ownUid);
  if (known !== undefined) return known;
  const { title = '', endedAtMs = null } = listed.find(({ uid }) => uid === ownUid) ?? {};
  return endedAtMs === null ? null : { uid: ownUid, title, endedAtMs };
}

function listIncidentsOf(
  number: string,
  ownCallId: string,
  incidents: readonly ListedIncident[],
): IncidentOfCaller[] {
  return incidents
    .flatMap(({ uid, title, endedAtMs, calls }) => {
      const theirs = calls.filter(({ phone, callId }) => phone === number && callId !== ownCallId);
      const times = theirs.map(({ createdAtMs }) => createdAtMs);
      return times.length === 0 ? [] : [{ uid, title, endedAtMs, createdAtMs: Math.max(...times) }];
    })
    .toSorted((a, b) => b.createdAtMs - a.createdAtMs);
}
