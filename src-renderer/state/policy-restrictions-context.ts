import { createContext, useContext } from 'react';
import type { AppState } from '../../shared/app/app-state';
import type { PolicyKey } from '../../shared/app/policy-schema';

/** What the organisation does not allow agents to do. */
export const PolicyRestrictionsContext = createContext<AppState['forbidden']>([]);

export function useIsForbidden(key: PolicyKey): boolean {
  return useContext(PolicyRestrictionsContext).includes(key);
}
