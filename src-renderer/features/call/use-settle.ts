import { useCallback, useEffect } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { CallFields } from '../../../shared/call';
import { fillFromPostcode, moveExtension, switchSmsByPhone } from './by-the-app';
import type { Fillings } from './fillings';
import { knownPlaces, loadPlaces } from '../../known-places';

/** In English whatever the screen speaks: a remark is read by StoreHub's people. */
const extensionLine = (digits: string) => `Ext ${digits}`;

/** What follows from phone and address by themselves, done when a field was left and before sending. */
export function useSettle(form: UseFormReturn<CallFields>, fillings: Fillings): () => void {
  useEffect(() => {
    // After the first paint: the screen stands without them.
    const idle = requestIdleCallback(() => void loadPlaces());
    return () => cancelIdleCallback(idle);
  }, []);
  return useCallback(() => {
    moveExtension(form, fillings, extensionLine);
    switchSmsByPhone(form, fillings);
    fillFromPostcode(form, fillings, knownPlaces.get());
  }, [form, fillings]);
}
