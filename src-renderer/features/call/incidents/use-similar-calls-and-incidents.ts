import { useEffect, useState } from 'react';
import type * as RecogniseIncident from './recognise-incident';
import type { IncidentState } from '../../../../shared/incidents/incident';
import type { IpcClient } from '../../../ipc/ipc-client';
import { loadOnce } from '../../../state/load-once';
import { always, onErasure, refreshOnEvents } from '../../../ipc/refresh-on-events';

/** `recognition` matches a call with them; null where there is nothing to match it with. */
export type KnownIncidents = IncidentState & {
  readonly recognition: typeof RecogniseIncident | null;
};

const none: KnownIncidents = { similarCalls: null, open: [], recognition: null };

const loadRecognition = loadOnce(() => import('./recognise-incident'));

/** Similar calls to decide about, and the incidents that last. Asked for after the first paint, which does not need them. */
export function useSimilarCallsAndIncidents(client: IpcClient): KnownIncidents {
  const [state, setState] = useState(none);
  useEffect(() => {
    const refresh = async () => {
      const answer = await client.ask('incidents.state', null);
      if (!answer.ok) return;
      const { similarCalls, open } = answer.value;
      const isNone = similarCalls === null && open.length === 0;
      setState({ ...answer.value, recognition: isNone ? null : await loadRecognition() });
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
