import { useEffect, useId, useRef, useState, type ComponentProps, type KeyboardEvent } from 'react';
import { explainError, isDeclined, type AppError } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/result';
import { syncServerSchema, type SyncState } from '../../../shared/sync/sync-server-and-state';
import { useText } from '../../i18n/use-text';
import { isComposing } from '../../commands/key-bindings';
import type { IpcClient } from '../../ipc/ipc-client';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { Notice } from '../../ui/notice';
import type { SettingsFormDraft } from '../../state/settings-form-draft';
import type { TypedServer } from './typed-server';
import css from './sync-server-form.module.css';

type SyncServerFormProps = {
  readonly client: IpcClient;
  readonly state: Pick<SyncState, 'server' | 'fixed' | 'proposed'>;
  readonly draft: SettingsFormDraft<TypedServer>;
  /** Whether the agent has just opened the form. */
  readonly hasFocus: boolean;
  readonly onShared: (answer: Result<SyncState, AppError>) => void;
  readonly onCancel: () => void;
};

/**
 * Where the shared history is, and the password, which leaves the window when it is saved. What is half typed is kept, but
 * for the password.
 */
export function SyncServerForm({ client, state, draft, hasFocus, onShared, onCancel }: SyncServerFormProps) {
  const t = useText();
  const form = useRef<HTMLFormElement>(null);
  const { server, fixed } = state;
  const [typed] = useState(draft.typed);
  const known = server ?? state.proposed;
  const initial = { ...known, ...(typed !== null && withoutFixed(typed, fixed)) };
  const [certificateFile, setCertificateFile] = useState(initial.certificateFile ?? null);
  const [isIncomplete, setIsIncomplete] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const [error, setError] = useState<AppError | null>(null);

  const isCertificateFree = !fixed.includes('certificateFile');

  useEffect(() => {
    if (hasFocus) form.current?.querySelector<HTMLInputElement>('input:read-write')?.focus();
  }, [hasFocus]);

  const textOf = (name: string): string => {
    const value = form.current === null ? null : new FormData(form.current).get(name);
    return typeof value === 'string' ? value : '';
  };
  const readServer = (file: string | null): TypedServer => ({
    host: textOf('host'),
    port: textOf('port'),
    database: textOf('database'),
    user: textOf('user'),
    certificateFile: file,
  });
  const chooseFile = (file: string | null) => {
    setCertificateFile(file);
    draft.change(readServer(file));
  };

  const share = async () => {
    if (form.current === null || isSaving) return;
    const read = readServer(certificateFile);
    const parsed = syncServerSchema.safeParse({ ...read, port: Number(read.port) });
    setIsIncomplete(!parsed.success);
    if (!parsed.success) return;
    setIsSaving(true);
    const answer = await client.ask('sync.set-server', { server: parsed.data, password: textOf('password') });
    setIsSaving(false);
    setError(answer.ok || isDeclined(answer.error) ? null : answer.error);
    if (answer.ok) onShared(answer);
  };
  const chooseCertificate = async () => {
    const chosen = await client.ask('sync.choose-certificate', null);
    if (chosen.ok && chosen.value.file !== null) chooseFile(chosen.value.file);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    if (!event.repeat) void share();
  };

  return (
    <form
      ref={form}
      className={css['form']}
      onSubmit={(event) => event.preventDefault()}
      onInput={() => draft.change(readServer(certificateFile))}
    >
      <Field
        name="host"
        label={t('sharedHistory.server')}
        defaultValue={initial.host}
        readOnly={fixed.includes('host')}
        onKeyDown={onKeyDown}
      />
      <Field
        name="port"
        onKeyDown={onKeyDown}
        label={t('sharedHistory.port')}
        defaultValue={initial.port}
        readOnly={fixed.includes('port')}
        inputMode="numeric"
      />
      <Field
        name="database"
        onKeyDown={onKeyDown}
        label={t('sharedHistory.database')}
        defaultValue={initial.database}
        readOnly={fixed.includes('database')}
      />
      <Field
        name="user"
        label={t('sharedHistory.user')}
        defaultValue={initial.user}
        readOnly={fixed.includes('user')}
        onKeyDown={onKeyDown}
      />
      <Field
        name="password"
        onKeyDown={onKeyDown}
        label={t('sharedHistory.password')}
        type="password"
        placeholder={server === null ? undefined : t('sharedHistory.passwordHint')}
      />
      <span className={css['label']}>{t('sharedHistory.certificate')}</span>
      <div className={css['certificate']}>
        <span>{certificateFile ?? t('sharedHistory.systemCertificates')}</span>
        {isCertificateFree && (
          <Button onPress={() => void chooseCertificate()}>{t('sharedHistory.chooseCertificate')}</Button>
        )}
        {isCertificateFree && certificateFile !== null && (
          <Button onPress={() => chooseFile(null)}>{t('sharedHistory.forgetCertificate')}</Button>
        )}
      </div>
      <div className={css['end']}>
        {isIncomplete && <Notice tone="bad" sentence={t('sharedHistory.incomplete')} />}
        {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
        <div className={css['buttons']}>
          <Button kind="main" isResting={isSaving} onPress={() => void share()}>
            {t('sharedHistory.share')}
          </Button>
          <Button onPress={onCancel}>{t('reconciliation.cancel')}</Button>
        </div>
      </div>
    </form>
  );
}

/** Values that the organisation has set since then do not come from the form. */
function withoutFixed(typed: TypedServer, fixed: SyncState['fixed']): Partial<TypedServer> {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !fixed.some((key) => key === name)));
}

function Field({ label, ...input }: { readonly label: string } & ComponentProps<'input'>) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className={css['label']}>
        {label}
      </label>
      <input id={id} autoComplete="off" maxLength={1000} className={controls['well']} {...input} />
    </>
  );
}
