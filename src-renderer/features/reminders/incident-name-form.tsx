import { useEffect, useId, useRef, type KeyboardEvent } from 'react';
import { maxIncidentTitleLength } from '../../../shared/incidents/incident';
import type { FormDraftTarget } from '../../../shared/form-drafts/form-draft';
import { isComposing } from '../../commands/key-bindings';
import { useText } from '../../i18n/use-text';
import { useLengthLimit } from '../../components/use-length-limit';
import { useFormDrafts, useTypedForm } from '../../state/form-drafts';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import css from './incident-list.module.css';

type IncidentNameFormProps = {
  /** Where what is typed is kept, until it is saved or given up. */
  readonly draft: FormDraftTarget;
  /** The agent asked for it, so it takes the caret. */
  readonly isOpened: boolean;
  readonly name: string;
  /** @returns whether it was saved */
  readonly onSave: (name: string) => Promise<boolean>;
  /** Called once it is saved, or given up. */
  readonly onClose: () => void;
};

/** The form for the name of an incident. Enter saves, Esc keeps the old name. What cannot be saved stays typed. */
export function IncidentNameForm({ draft, isOpened, name, onSave, onClose }: IncidentNameFormProps) {
  const t = useText();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const drafts = useFormDrafts();
  const text = useTypedForm(draft)?.text ?? name;
  useEffect(() => {
    if (isOpened) field.current?.select();
  }, [isOpened]);
  const limit = useLengthLimit(`${id}-limit`, text, maxIncidentTitleLength);
  const isSaving = useRef(false);
  const save = async () => {
    if (text.trim() === '' || isSaving.current) return;
    if (limit.isTooLong) {
      limit.refuse();
      return;
    }
    isSaving.current = true;
    const sent = drafts.get(draft)?.text;
    const isSaved = await onSave(text.trim());
    isSaving.current = false;
    // What was typed meanwhile stays, too.
    if (isSaved && drafts.get(draft)?.text === sent) close();
  };
  const close = () => {
    drafts.change(draft, null);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') void save();
    else close();
  };
  return (
    <div className={css['form']}>
      <label htmlFor={id}>{t('incidentList.name')}</label>
      <input
        ref={field}
        id={id}
        className={controls['well']}
        autoComplete="off"
        {...limit.fieldAttributes}
        value={text}
        onChange={(event) => drafts.change(draft, { text: event.target.value, lastDay: '' })}
        onKeyDown={onKeyDown}
      />
      <Button keyName="Enter" onPress={() => void save()}>
        {t('incidentList.save')}
      </Button>
      <Button kind="quiet" onPress={close}>
        {t('incidentList.cancel')}
      </Button>
      {limit.fault}
    </div>
  );
}
