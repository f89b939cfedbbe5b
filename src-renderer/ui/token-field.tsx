import { useId, useRef, useState } from 'react';
import { explainError, type AppError } from '../../shared/app-error';
import { useText } from '../i18n/text';
import { isComposing } from '../keys';
import { Button } from './button';
import controls from './controls.module.css';
import { Notice } from './notice';
import css from './settle-uncertain.module.css';

type TokenFieldProps = { readonly onSave: (token: string) => Promise<AppError | null> };

/** Paste and Enter. What is typed is never shown, and gone from the window as soon as it is in the keychain. */
export function TokenField({ onSave }: TokenFieldProps) {
  const t = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  const save = async () => {
    const token = input.current?.value.trim() ?? '';
    if (token === '' || isSaving) return;
    setIsSaving(true);
    const failed = await onSave(token);
    setIsSaving(false);
    setError(failed);
    if (failed === null && input.current !== null) input.current.value = '';
  };

  return (
    <div className={css['settle']}>
      <label htmlFor={id} className={css['label']}>
        {t('token.label')}
      </label>
      <input
        ref={input}
        id={id}
        type="password"
        autoComplete="off"
        maxLength={1000}
        placeholder={t('token.hint')}
        className={`${controls['well']} ${controls['mono']}`}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || isComposing(event.nativeEvent)) return;
          event.preventDefault();
          void save();
        }}
      />
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      <div className={css['row']}>
        <Button kind="main" isResting={isSaving} onPress={() => void save()}>
          {t(isSaving ? 'token.saving' : 'token.save')}
        </Button>
      </div>
    </div>
  );
}
