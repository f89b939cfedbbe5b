import { useFormState } from 'react-hook-form';
import { useText } from '../../../i18n/translate';
import { Field } from '../../../components/field';
import { fieldId, noteId, useCallForm } from '../editing/call-form-context';
import css from './call-form.module.css';
import { FilledMark, useFilledBy } from './autofill-badge';

export function SmsField() {
  const t = useText();
  const { form, isEditable } = useCallForm();
  useFormState({ control: form.control, name: 'isReceiveSms', exact: true });
  const filledBy = useFilledBy('isReceiveSms');
  return (
    <Field
      label={t('fields.isReceiveSms')}
      controlId={fieldId('isReceiveSms')}
      noteId={noteId('isReceiveSms')}
      lamp="ready"
      note={filledBy !== undefined && <FilledMark field="isReceiveSms" by={filledBy} trust={undefined} />}
      tone="quiet"
      className={css['w4']}
    >
      <div className={css['sms']}>
        <input
          {...form.register('isReceiveSms')}
          id={fieldId('isReceiveSms')}
          type="checkbox"
          aria-describedby={noteId('isReceiveSms')}
          aria-disabled={!isEditable || undefined}
          onClick={(event) => {
            if (!isEditable) event.preventDefault();
          }}
          className={css['tick']}
        />
        <label htmlFor={fieldId('isReceiveSms')}>{t('hints.smsOn')}</label>
      </div>
    </Field>
  );
}
