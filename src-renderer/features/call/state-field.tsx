import { useCallback } from 'react';
import { useText } from '../../i18n/text';
import { SuggestInput } from '../../ui/suggest-input';
import { useCallForm } from './call-form-context';
import css from './call-form.module.css';
import { isState, suggestStates } from '../../../shared/state-names';
import { TextField, type InputParts } from './text-field';

export function StateField({ onEdit }: { readonly onEdit: () => void }) {
  const t = useText();
  const { form, fillings } = useCallForm();
  const doubt = useCallback(
    (text: string) => (text.trim() === '' || isState(text) ? undefined : t('notes.stateUnknown')),
    [t],
  );
  const render = useCallback(
    ({ input, common }: InputParts) => (
      <SuggestInput
        {...input}
        {...common}
        listLabel={t('hints.states')}
        // What the app put there is typed over, however the field was reached.
        onFocus={(event) => {
          if (fillings.filledBy('state') !== undefined) event.currentTarget.select();
        }}
        suggest={suggestStates}
        onPick={(state) => {
          form.setValue('state', state, { shouldDirty: true, shouldTouch: true });
          onEdit();
        }}
      />
    ),
    [form, fillings, onEdit, t],
  );
  return <TextField name="state" className={css['w4']} doubt={doubt} onEdit={onEdit} render={render} />;
}
