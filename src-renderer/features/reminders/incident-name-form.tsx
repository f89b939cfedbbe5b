import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { maxIncidentTitleLength } from '../../../shared/incidents/incident';
import { isComposing } from '../../commands/key-bindings';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import css from './incident-list.module.css';

type IncidentNameFormProps = {
  readonly name: string;
  readonly onSave: (name: string) => void;
  readonly onCancel: () => void;
};

/** The form for the name of an incident. Enter saves, Esc keeps the old name. */
export function IncidentNameForm({ name, onSave, onCancel }: IncidentNameFormProps) {
  const t = useText();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(name);
  useEffect(() => field.current?.select(), []);
  const save = () => {
    if (text.trim() !== '') onSave(text.trim());
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Enter') save();
    else onCancel();
  };
  return (
    <div className={css['form']}>
      <label htmlFor={id}>{t('incidentList.name')}</label>
      <input
        ref={field}
        id={id}
        className={controls['well']}
        autoComplete="off"
        maxLength={maxIncidentTitleLength}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Button keyName="Enter" onPress={save}>
        {t('incidentList.save')}
      </Button>
      <Button kind="quiet" onPress={onCancel}>
        {t('incidentList.cancel')}
      </Button>
    </div>
  );
}
