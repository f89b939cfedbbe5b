import { useCallback, useEffect } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { CallFields } from '../../../../shared/calls/call';
import type { Store } from '../../../state/store';
import { moveExtension, switchSmsByPhone } from './autofill-rules';
import type { DeskMemory } from '../session/call-session';
import type { Fillings } from '../session/autofill-history';
import { followAddress } from './autofill-from-address';
import { confirmedPinOf } from '../pin/pin-actions';
import type { Reading } from '../session/draft-validation';
import { knownPlaces, loadPlaces } from '../../../state/gazetteer-store';

/** In English whatever the screen speaks: a remark is read by StoreHub's people. */
const extensionLine = (digits: string) => `Ext ${digits}`;

type Parts = {
  readonly form: UseFormReturn<CallFields>;
  readonly fillings: Fillings;
  readonly reading: Store<Reading>;
  readonly memory: DeskMemory;
};

/** What follows from phone and address by themselves, done when a field was left and before sending. */
export function useSettle({ form, fillings, reading, memory }: Parts): () => void {
  useEffect(() => {
    const fields = form.getValues();
    memory.place.set((place) =>
      place.followedAddress === null
        ? { confirmedPin: confirmedPinOf(fields), followedAddress: fields.address }
        : place,
    );
    // After the first paint: the screen stands without them.
    const idle = requestIdleCallback(() => void loadPlaces());
    return () => cancelIdleCallback(idle);
  }, [form, memory]);
  return useCallback(() => {
    moveExtension(form, fillings, extensionLine);
    switchSmsByPhone(form, fillings);
    const places = knownPlaces.get();
    if (places === null) return;
    const { confirmedPin, followedAddress } = memory.place.get();
    followAddress({
      form,
      fillings,
      places,
      trust: reading.get().fields.trust,
      lastAddress: followedAddress ?? '',
      confirmedPin,
      nowMs: Date.now(),
    });
    memory.place.set((place) => ({ ...place, followedAddress: form.getValues('address') }));
  }, [form, fillings, reading, memory]);
}
