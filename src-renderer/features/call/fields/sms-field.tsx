import { useText } from '../../../i18n/use-text';
import { Field } from '../../../components/field';
import { getFieldId, getNoteId, useCallForm, useCallState } from '../editing/call-form-context';
import css from './call-form.module.css';
import { AutofillBadge, useAutofillSource } from './autofill-badge';

export function SmsField() {
  const t = useText();
  const { session, isEditable } = useCallForm();
  const isOn = useCallState(({ fields }) => fields.isReceiveSms);
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
          id={getFieldId('isReceiveSms')}
          type="checkbox"
          aria-describedby={getNoteId('isReceiveSms')}
          aria-disabled={!isEditable || undefined}
          checked={isOn}
          onChange={(event) => {
            if (isEditable) session.change({ isReceiveSms: event.currentTarget.checked });
          }}
          className={css['tick']}
        />
        <label htmlFor={getFieldId('isReceiveSms')}>{t('hints.smsOn')}</label>
      </div>
    </Field>
  );
}
