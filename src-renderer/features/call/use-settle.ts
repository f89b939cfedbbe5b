import { useCallback, useEffect } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { CallFields } from '../../../shared/call';
import { useText } from '../../i18n/text';
import { fillFromPostcode, moveExtension, switchSmsByPhone } from './by-the-app';
import type { Fillings } from './fillings';
import { knownPlaces, loadPlaces } from '../../known-places';

/** What follows from phone and address by themselves, done when a field was left and before sending. */
export function useSettle(form: UseFormReturn<CallFields>, fillings: Fillings): () => void {
  const t = useText();
  useEffect(() => {
    // After the first paint: the screen stands without them.
    const idle = requestIdleCallback(() => void loadPlaces());
    return () => cancelIdleCallback(idle);
  }, []);
  return useCallback(() => {
    moveExtension(form, fillings, (digits) => t('desk.extensionLine', { digits }));
    switchSmsByPhone(form, fillings);
    fillFromPostcode(form, fillings, knownPlaces.get());
  }, [form, fillings, t]);
}
