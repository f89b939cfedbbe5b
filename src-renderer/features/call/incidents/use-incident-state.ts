import { useEffect, useState } from 'react';
import type { IncidentState } from '../../../../shared/incidents/incident';
import type { IpcClient } from '../../../ipc/ipc-client';
import { loadOnce } from '../../../state/load-once';
import { always, onErasure, refreshOnEvents } from '../../../ipc/refresh-on-events';
import type { IncidentNotice } from './incident-notice';

/** `Notice` shows them with a call; null as long as there was nothing to show. */
export type KnownIncidents = IncidentState & { readonly Notice: typeof IncidentNotice | null };

const none: KnownIncidents = { similarCalls: null, open: [], Notice: null };

const loadNotice = loadOnce(() => import('./incident-notice'));

/** Similar calls to decide about, and the incidents that last. Asked for after the first paint, which does not need them. */
export function useIncidentState(client: IpcClient): KnownIncidents {
  const [state, setState] = useState(none);
  useEffect(() => {
    let asked = 0;
    const refresh = async () => {
      asked += 1;
      const number = asked;
      const answer = await client.ask('incidents.state', null);
      if (!answer.ok) return;
      const { similarCalls, open } = answer.value;
      const isNone = similarCalls === null && open.length === 0;
      const loaded = isNone ? null : await loadNotice();
      // A newer answer may have needed nothing to be loaded.
      if (number !== asked) return;
      setState((last) => ({ ...answer.value, Notice: loaded?.IncidentNotice ?? last.Notice }));
    };
    const idle = requestIdleCallback(() => void refresh());
    const end = refreshOnEvents(client, { ...onErasure, 'incidents.changed': always }, refresh);
    return () => {
      cancelIdleCallback(idle);
      end();
    };
  }, [client]);
  return state;
}
