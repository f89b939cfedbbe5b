import { useEffect, useState } from 'react';
import type { IncidentState } from '../../../../shared/incidents/incident';
import type { IpcClient } from '../../../ipc/ipc-client';
import { succeed } from '../../../../shared/result';
import { createLatestAnswer } from '../../../ipc/latest-answer';
import { loadOnce } from '../../../state/load-once';
import { always, onErasure, refreshOnEvents } from '../../../ipc/refresh-on-events';
import type { IncidentNotice } from './incident-notice';

/** `Notice` shows them with a call; null as long as there was nothing to show. */
export type KnownIncidents = IncidentState & { readonly Notice: typeof IncidentNotice | null };

const none: KnownIncidents = { similarCalls: null, open: [], ended: [], Notice: null };

const loadNotice = loadOnce(() => import('./incident-notice'));

/**
 * Similar calls to decide about, and the incidents of now and of the last day. Asked for after the first paint, which
 * does not need them.
 */
export function useIncidentState(client: IpcClient): KnownIncidents {
  const [state, setState] = useState(none);
  useEffect(() => {
    const latest = createLatestAnswer(
      async () => {
        const answer = await client.ask('incidents.get-state', null);
        if (!answer.ok) return answer;
        const { similarCalls, open, ended } = answer.value;
        const isNone = similarCalls === null && open.length + ended.length === 0;
        const loaded = isNone ? null : await loadNotice();
        return succeed({ ...answer.value, Notice: loaded?.IncidentNotice ?? null });
      },
      (answer) => {
        if (answer.ok) setState((last) => ({ ...answer.value, Notice: answer.value.Notice ?? last.Notice }));
      },
    );
    const { refresh } = latest;
    const idle = requestIdleCallback(() => void refresh());
    const end = refreshOnEvents(client, { ...onErasure, 'incidents.changed': always }, refresh);
    return () => {
      cancelIdleCallback(idle);
      latest.drop();
      end();
    };
  }, [client]);
  return state;
}
