import { useCallback } from 'react';
import type { Pin } from '../../../shared/pin';
import { parseCoordinate } from '../../../shared/pin';
import { clockTime } from '../../i18n/format';
import { useText } from '../../i18n/text';
import { useStore } from '../../store';
import { Button } from '../../ui/button';
import { useCallForm } from './call-form-context';
import css from './call-form.module.css';
import { pinNote, splitPair } from './pin-notes';
import { TextField } from './text-field';

const quietly = { shouldDirty: true } as const;

/** The pin: two fields, either of which takes a whole pair. */
export function PinFields() {
  const { form, reading } = useCallForm();

  const setPin = useCallback(
    (source: Pin['source']) =>
      form.setValue('pin', { source, setAtMs: Date.now(), radiusMetres: 0, stale: false }, quietly),
    [form],
  );
  const takePair = useCallback(
    (text: string) => {
      const pair = splitPair(text);
      if (pair === undefined) return false;
      form.setValue('latitude', pair.latitude, { ...quietly, shouldTouch: true });
      form.setValue('longitude', pair.longitude, { ...quietly, shouldTouch: true });
      setPin('pair');
      return true;
    },
    [form, setPin],
  );
  const onEdit = useCallback(() => {
    const [latitude, longitude] = form.getValues(['latitude', 'longitude']).map(parseCoordinate);
    if (latitude === undefined || longitude === undefined) form.setValue('pin', null, quietly);
    else setPin('typed');
  }, [form, setPin]);
  const swap = useCallback(() => {
    if (pinNote(reading.get().fields) !== 'swapped') return false;
    const [latitude, longitude] = form.getValues(['latitude', 'longitude']);
    form.setValue('latitude', longitude, quietly);
    form.setValue('longitude', latitude, quietly);
    return true;
  }, [form, reading]);

  const shared = {
    isMono: true,
    inputMode: 'decimal',
    onEdit,
    onEnter: swap,
    onPasteText: takePair,
  } as const;
  return (
    <div className={css['pin']}>
      <TextField {...shared} name="latitude" onLeave={(text) => void takePair(text)} />
      <TextField {...shared} name="longitude" onLeave={(text) => void takePair(text)} />
      <PinStatus
        swap={() => void swap()}
        confirm={() => setPin(reading.get().fields.pin?.source ?? 'typed')}
      />
    </div>
  );
}

type PinStatusProps = { readonly swap: () => void; readonly confirm: () => void };

function PinStatus({ swap, confirm }: PinStatusProps) {
  const t = useText();
  const { reading, isEditable } = useCallForm();
  const note = useStore(reading, (now) => pinNote(now.fields));
  const pin = useStore(reading, (now) => now.fields.pin);
  switch (note) {
    case 'swapped':
      return (
        <p className={css['status']} data-tone="warn">
          {t('notes.pinSwapped')}
          {isEditable && (
            <Button kind="quiet" keyName="Enter" onPress={swap}>
              {t('notes.pinSwap')}
            </Button>
          )}
        </p>
      );
    case 'stale':
      return (
        <p className={css['status']} data-tone="warn">
          {t('notes.pinStale')}
          {isEditable && (
            <Button kind="quiet" onPress={confirm}>
              {t('notes.pinStillRight')}
            </Button>
          )}
        </p>
      );
    case 'outside':
      return (
        <p className={css['status']} data-tone="warn">
          {t('notes.pinOutside')}
        </p>
      );
    case 'set':
      return (
        <p className={css['status']}>
          {pin?.source === 'pair' || pin?.source === 'typed'
            ? t(pin.source === 'pair' ? 'notes.pinPair' : 'notes.pinTyped', { time: clockTime(pin.setAtMs) })
            : t('notes.pinOther', { source: pin?.source ?? '', time: clockTime(pin?.setAtMs ?? 0) })}
        </p>
      );
    case 'none':
      return <p className={css['status']}>{t('hints.pin')}</p>;
  }
}
