import { useMemo } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { CallFields } from '../../../shared/call';
import { parseCoordinate, type Pin } from '../../../shared/pin';
import { parsePlace } from '../../../shared/pin/parse-place';
import { coordinateTexts, pinNote } from './pin-notes';

type PinForm = Pick<UseFormReturn<CallFields>, 'getValues' | 'setValue'>;

const asTyped = { shouldDirty: true, shouldTouch: true } as const;

/** What can be done to a call's pin. Only the agent does it; the app itself never moves one. */
export function pinActions(form: PinForm) {
  const setPin = (source: Pin['source'], radiusMetres: number) =>
    form.setValue('pin', { source, setAtMs: Date.now(), radiusMetres, stale: false }, asTyped);

  return {
    /** Takes a pair, a map link or a Plus Code out of a text. False where there is none. */
    take: (text: string): boolean => {
      if (parseCoordinate(text) !== undefined) return false;
      const place = parsePlace(text);
      if (place.kind !== 'place') return false;
      const texts = coordinateTexts(place.coordinates);
      form.setValue('latitude', texts.latitude, asTyped);
      form.setValue('longitude', texts.longitude, asTyped);
      setPin(place.source, place.radiusMetres);
      return true;
    },
    edited: () => {
      const [latitude, longitude] = form.getValues(['latitude', 'longitude']).map(parseCoordinate);
      if (latitude === undefined || longitude === undefined) form.setValue('pin', null, asTyped);
      else setPin('typed', 0);
    },
    swap: (): boolean => {
      const { latitude, longitude, pin } = form.getValues();
      if (pinNote({ latitude, longitude, pin }) !== 'swapped') return false;
      form.setValue('latitude', longitude, asTyped);
      form.setValue('longitude', latitude, asTyped);
      return true;
    },
    /** The address changed: a pin that was set before may point elsewhere. */
    age: () => {
      const pin = form.getValues('pin');
      if (pin !== null && !pin.stale) form.setValue('pin', { ...pin, stale: true }, asTyped);
    },
    confirm: () => {
      const pin = form.getValues('pin');
      if (pin !== null) form.setValue('pin', { ...pin, stale: false, setAtMs: Date.now() }, asTyped);
    },
  };
}

export function usePin(form: PinForm): ReturnType<typeof pinActions> {
  return useMemo(() => pinActions(form), [form]);
}
