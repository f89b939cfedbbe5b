import { useCallForm } from '../../editing/call-form-context';
import css from '../../fields/call-form.module.css';
import { PinStatus } from './pin-status';
import { TextField } from '../../fields/text-field';

/** The two pin fields. Each accepts a whole pair, a map link or a Plus Code. */
export function PinFields() {
  const { pin } = useCallForm();
  const shared = {
    isMono: true,
    inputMode: 'decimal',
    onEnter: (isShift: boolean) => pin.acceptSuggestion(isShift ? 1 : 0),
    onLeave: pin.setFromText,
  } as const;
  return (
    <div className={css['pin']}>
      <TextField {...shared} name="latitude" className={css['w4']} />
      <TextField {...shared} name="longitude" className={css['w4']} />
      <PinStatus />
    </div>
  );
}
