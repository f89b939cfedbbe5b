import { useDeferredValue, useMemo } from 'react';
import { useCallState } from '../editing/call-form-context';
import type { LocationFields } from '../pin/pin-quick-fixes';

/**
 * Selects only these fields, and updates only after the typed key is painted. The object stays the same until one of them
 * changes.
 */
export function useLocationFields(): LocationFields {
  const address = useDeferredValue(useCallState(({ fields }) => fields.address));
  const state = useDeferredValue(useCallState(({ fields }) => fields.state));
  const latitude = useCallState(({ fields }) => fields.latitude);
  const longitude = useCallState(({ fields }) => fields.longitude);
  const pin = useCallState(({ fields }) => fields.pin);
  return useMemo(
    () => ({ address, state, latitude, longitude, pin }),
    [address, state, latitude, longitude, pin],
  );
}
