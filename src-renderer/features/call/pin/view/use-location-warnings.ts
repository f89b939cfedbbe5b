import { useDeferredValue, useMemo } from 'react';
import { knownPlaces } from '../../../../state/gazetteer-store';
import { useStore } from '../../../../state/store';
import { useCallForm } from '../../editing/call-form-context';
import type { PlaceFields } from '../pin-suggestions';
import { placeDoubts, type PlaceDoubt } from '../location-warnings';

/** What makes the place doubtful, as the fields stand. */
export function usePlaceDoubts(): readonly PlaceDoubt[] {
  const places = useStore(knownPlaces, (known) => known);
  const { address, state, latitude, longitude, pin } = usePlaceFields();
  return useMemo(
    () => placeDoubts({ address, state, latitude, longitude, pin }, places),
    [address, state, latitude, longitude, pin, places],
  );
}

/** Only these are looked at, and only once the keys have been painted. */
export function usePlaceFields(): PlaceFields {
  const { reading } = useCallForm();
  return {
    address: useDeferredValue(useStore(reading, (now) => now.fields.address)),
    state: useDeferredValue(useStore(reading, (now) => now.fields.state)),
    latitude: useStore(reading, (now) => now.fields.latitude),
    longitude: useStore(reading, (now) => now.fields.longitude),
    pin: useStore(reading, (now) => now.fields.pin),
  };
}
