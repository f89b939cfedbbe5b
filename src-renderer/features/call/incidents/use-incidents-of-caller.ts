import { useMemo } from 'react';
import { toWholeNumber } from '../../../../shared/calls/caller-of-number';
import type { ListedIncident } from '../../../../shared/incidents/incident';
import { getPhoneKind } from '../../../../shared/phone/phone-kind-and-grouping';
import type { IpcClient } from '../../../ipc/ipc-client';
import { always, onErasure } from '../../../ipc/refresh-on-events';
import { useIpcQuery } from '../../../ipc/use-ipc-query';
import { useCallForm, useCallState } from '../editing/call-form-context';
import { longestTypedNumber } from '../../../../shared/phone/number-lengths';

const refreshOn = { ...onErasure, 'incidents.changed': always };
const nothing: readonly ListedIncident[] = [];

/** An incident with the newest call of the caller that belongs to it. Times are ms since 1970. */
export type IncidentOfCaller = Pick<ListedIncident, 'uid' | 'title' | 'endedAtMs'> & {
  readonly createdAtMs: number;
};

/**
 * The incidents that other calls of this number belong to, the newest call first. They are asked for before there is a
 * number: the key may be pressed right behind it.
 * @param isAny whether there is any incident. Nothing is asked for without one.
 */
export function useIncidentsOfCaller(client: IpcClient, isAny: boolean): readonly IncidentOfCaller[] {
  const { session } = useCallForm();
  const number = useCallState(({ fields }) => {
    const phone = fields.phone.slice(0, longestTypedNumber);
    return getPhoneKind(phone) === 'unknown' ? '' : toWholeNumber(phone);
  });
  const listed = useIpcQuery(client, 'incidents.list', isAny ? null : undefined, refreshOn).data ?? nothing;
  return useMemo(
    () => (number === '' || !isAny ? [] : listIncidentsOf(number, session.callId, listed)),
    [isAny, listed, number, session.callId],
  );
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
