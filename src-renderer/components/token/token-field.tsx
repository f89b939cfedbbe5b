import { useId, useRef, useState } from 'react';
import { explainError, isDeclined, type AppError } from '../../../shared/errors/app-error';
import { hasUsualTokenLength, tokenSchema } from '../../../shared/app/api-token';
import { useText, type TextKey } from '../../i18n/use-text';
import { useIsForbidden } from '../../state/policy-restrictions-context';
import { isComposing } from '../../commands/key-bindings';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { Notice } from '../../ui/notice';
import css from '../tickets/resolve-uncertain-ticket.module.css';

type TokenFieldProps = { readonly onSave: (token: string) => Promise<AppError | null> };

/** Where the organisation alone may change the token, says so in place of the field. */
export function TokenField(props: TokenFieldProps) {
  const t = useText();
  const isForbidden = useIsForbidden('AllowTokenChange');
  return isForbidden ? <p className={css['label']}>{t('policies.tokenFixed')}</p> : <TokenForm {...props} />;
}

/**
 * Accepts a pasted token and Enter. The token is never shown, and leaves the window as soon as the keychain has it. A
 * token that looks cut off is saved only at the second press.
 */
function TokenForm({ onSave }: TokenFieldProps) {
  const t = useText();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [isSaving, setIsSaving] = useState(false);
  const [isDoubted, setIsDoubted] = useState(false);

  const save = async () => {
    const token = input.current?.value.trim() ?? '';
    if (token === '' || isSaving) return;
    if (!isDoubted && looksCutOff(token)) {
      setError(null);
      setIsDoubted(true);
      return;
    }
    setIsSaving(true);
    const failed = await onSave(token);
    setIsSaving(false);
    setIsDoubted(false);
    setError(failed !== null && isDeclined(failed) ? null : failed);
    if (failed === null && input.current !== null) input.current.value = '';
  };

  return (
    <div className={css['box']}>
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
        onInput={() => setIsDoubted(false)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || isComposing(event.nativeEvent)) return;
          event.preventDefault();
          if (!event.repeat) void save();
        }}
      />
      {isDoubted && <Notice tone="wait" sentence={t('token.unusual')} nextStep={t('token.unusualStep')} />}
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      <div className={css['row']}>
        <Button kind="main" isResting={isSaving} onPress={() => void save()}>
          {t(getLabel(isSaving, isDoubted))}
        </Button>
      </div>
    </div>
  );
}

/** The main process rejects text that cannot be a token, and says why. */
function looksCutOff(token: string): boolean {
  return !hasUsualTokenLength(token) && tokenSchema.safeParse(token).success;
}

function getLabel(isSaving: boolean, isDoubted: boolean): TextKey {
  if (isSaving) return 'token.saving';
  return isDoubted ? 'token.saveAnyway' : 'token.save';
}
