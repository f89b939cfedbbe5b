import { useText, type Translate } from '../../i18n/text';
import { clockTime } from '../../i18n/format';
import type { Pin } from '../../../shared/pin';
import { parsePlace } from '../../../shared/pin/parse-place';
import { useStore } from '../../store';
import { Button } from '../../ui/button';
import { useCallForm } from './call-form-context';
import css from './call-form.module.css';
import { pinNote } from './pin-notes';
import { TextField } from './text-field';
import { usePin } from './use-pin';

/** The pin: two fields, either of which takes a whole pair, a map link or a Plus Code. */
export function PinFields() {
  const { form } = useCallForm();
  const pin = usePin(form);
  const shared = {
    isMono: true,
    inputMode: 'decimal',
    onEdit: pin.edited,
    onEnter: pin.swap,
    onPasteText: pin.take,
    onLeave: pin.take,
  } as const;
  return (
    <div className={css['pin']}>
      <TextField {...shared} name="latitude" />
      <TextField {...shared} name="longitude" />
      <PinStatus />
    </div>
  );
}

function PinStatus() {
  const t = useText();
  const { form, reading, isEditable } = useCallForm();
  const actions = usePin(form);
  const note = useStore(reading, (now) => pinNote(now.fields));
  const pin = useStore(reading, (now) => now.fields.pin);
  const service = useStore(reading, ({ fields }) => shortLinkIn(`${fields.latitude} ${fields.longitude}`));
  const sentence = service === undefined ? sentenceFor(note, pin, t) : t('notes.pinShortLink', { service });
  const isDoubt = service !== undefined || note === 'swapped' || note === 'stale' || note === 'outside';
  return (
    <p className={css['status']} data-tone={isDoubt ? 'warn' : 'quiet'}>
      {sentence}
      {isEditable && note === 'swapped' && (
        <Button kind="quiet" keyName="Enter" onPress={() => void actions.swap()}>
          {t('notes.pinSwap')}
        </Button>
      )}
      {isEditable && note === 'stale' && (
        <Button kind="quiet" onPress={actions.confirm}>
          {t('notes.pinStillRight')}
        </Button>
      )}
    </p>
  );
}

/** Only its service knows where a short link leads. */
function shortLinkIn(text: string): string | undefined {
  if (!/[a-z]/i.test(text)) return undefined;
  const place = parsePlace(text);
  return place.kind === 'short link' ? place.service : undefined;
}

function sentenceFor(note: ReturnType<typeof pinNote>, pin: Pin | null, t: Translate): string {
  switch (note) {
    case 'swapped':
      return t('notes.pinSwapped');
    case 'stale':
      return t('notes.pinStale');
    case 'outside':
      return t('notes.pinOutside');
    case 'set':
    case 'none':
      return pin === null ? t('hints.pin') : setSentence(pin, t);
  }
}

function setSentence(pin: Pin, t: Translate): string {
  const said = t(`notes.pinFrom.${pin.source}`, { time: clockTime(pin.setAtMs) });
  return pin.radiusMetres === 0 ? said : `${said} ${t('notes.pinRadius', { metres: pin.radiusMetres })}`;
}
