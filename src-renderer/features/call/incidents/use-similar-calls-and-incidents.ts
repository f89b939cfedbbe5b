import { useEffect, useState } from 'react';
import type { IncidentState } from '../../../../shared/incidents/incident';
import type { IpcClient } from '../../../ipc/ipc-client';
import { always, onErasure, refreshOnEvents } from '../../../ipc/refresh-on-events';

const none: IncidentState = { similarCalls: null, open: [] };

/** Similar calls to decide about, and the incidents that last. Asked for after the first paint, which does not need them. */
export function useSimilarCallsAndIncidents(client: IpcClient): IncidentState {
  const [state, setState] = useState(none);
  useEffect(() => {
    const refresh = async () => {
      const answer = await client.ask('incidents.state', null);
      if (answer.ok) setState(answer.value);
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
