import { useMemo } from 'react';
import { useStore } from '../../../state/store';
import type { OpenCallsState, OpenCallsStore } from './open-calls-store-types';

/** The calls whose case number the agent has not seen: the same object for the same calls. */
export function useUnseenCallIds({ store }: OpenCallsStore): readonly string[] {
  const ids = useStore(store, joinUnseenIds);
  return useMemo(() => (ids === '' ? [] : ids.split(' ')), [ids]);
}

function joinUnseenIds({ calls }: OpenCallsState): string {
  return calls
    .filter(({ isUnseen, ticket }) => isUnseen && ticket?.status === 'created')
    .map(({ call }) => call.id)
    .join(' ');
}
