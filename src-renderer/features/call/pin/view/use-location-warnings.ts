import { useDeferredValue, useMemo } from 'react';
import { gazetteerStore } from '../../../../state/gazetteer-store';
import { useStore } from '../../../../state/store';
import { useCallState } from '../../editing/call-form-context';
import type { LocationFields } from '../pin-quick-fixes';
import { getLocationWarnings, type LocationWarning } from '../location-warnings';

/** The warnings about the location for the current fields. */
export function useLocationWarnings(): readonly LocationWarning[] {
  const gazetteer = useStore(gazetteerStore);
  const { address, state, latitude, longitude, pin } = useLocationFields();
  return useMemo(
    () => getLocationWarnings({ address, state, latitude, longitude, pin }, gazetteer),
    [address, state, latitude, longitude, pin, gazetteer],
  );
}

/** Selects only these fields, and updates only after the typed key is painted. */
export function useLocationFields(): LocationFields {
  return {
    address: useDeferredValue(useCallState(({ fields }) => fields.address)),
    state: useDeferredValue(useCallState(({ fields }) => fields.state)),
    latitude: useCallState(({ fields }) => fields.latitude),
    longitude: useCallState(({ fields }) => fields.longitude),
    pin: useCallState(({ fields }) => fields.pin),
  };
}
