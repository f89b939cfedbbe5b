import { useFormState } from 'react-hook-form';
import { useText } from '../../../i18n/translate';
import { Field } from '../../../components/field';
import { getFieldId, getNoteId, useCallForm } from '../editing/call-form-context';
import css from './call-form.module.css';
import { AutofillBadge, useAutofillSource } from './autofill-badge';

export function SmsField() {
  const t = useText();
  const { form, isEditable } = useCallForm();
  useFormState({ control: form.control, name: 'isReceiveSms', exact: true });
  const filledBy = useAutofillSource('isReceiveSms');
  return (
    <Field
      label={t('fields.isReceiveSms')}
      controlId={getFieldId('isReceiveSms')}
      noteId={getNoteId('isReceiveSms')}
      status="ready"
      note={
        filledBy !== undefined && (
          <AutofillBadge field="isReceiveSms" source={filledBy} provenance={undefined} />
        )
      }
      tone="quiet"
      className={css['w4']}
    >
      <div className={css['sms']}>
        <input
          {...form.register('isReceiveSms')}
          id={getFieldId('isReceiveSms')}
          type="checkbox"
          aria-describedby={getNoteId('isReceiveSms')}
          aria-disabled={!isEditable || undefined}
          onClick={(event) => {
            if (!isEditable) event.preventDefault();
          }}
          className={css['tick']}
        />
        <label htmlFor={getFieldId('isReceiveSms')}>{t('hints.smsOn')}</label>
      </div>
    </Field>
  );
}
