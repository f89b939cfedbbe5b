import { useId, useState } from 'react';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import { succeed } from '../../../shared/result';
import type { Result } from '../../../shared/result';
import type { TemplateEntry, Templates } from '../../../shared/templates/templates';
import type { IpcClient } from '../../ipc/ipc-client';
import { always } from '../../ipc/refresh-on-events';
import { useIpcQuery } from '../../ipc/use-ipc-query';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import { Notice } from '../../ui/notice';
import { useSettingsFormDraft } from '../../state/settings-form-draft';
import css from './settings-screen.module.css';
import {
  listEntries,
  createBlankPreset,
  createBlankSnippet,
  isSameEntry,
  parseTypedEntry,
} from './template-entries';
import { TemplateEditor } from './template-editor';

const refreshOn = { 'templates.changed': always };

/** Presets and snippets: one list, an editor below it, and import and export. What is half typed in the editor is kept. */
export function TemplateSettings({ client }: { readonly client: IpcClient }) {
  const t = useText();
  const listId = useId();
  const {
    data: templates,
    error: queryError,
    accept,
  } = useIpcQuery(client, 'templates.get', null, refreshOn);
  const { data: required } = useIpcQuery(client, 'templates.list-required-ids', null, refreshOn);
  const [isUndoable, setIsUndoable] = useState(false);
  const draft = useSettingsFormDraft('template', parseTypedEntry);
  // An entry that was only looked at is closed when the agent comes back.
  const [lookedAt, setLookedAt] = useState<TemplateEntry | null>(null);
  const edited = draft.typed ?? lookedAt;
  const [newId, setNewId] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [message, setMessage] = useState('');

  if (templates === null)
    return queryError === null ? null : <Notice tone="bad" {...explainError(queryError, t.language)} />;

  const setEdited = (entry: TemplateEntry | null) => {
    draft.change(null);
    setLookedAt(entry);
  };
  const show = (next: Templates, sentence: string) => {
    setIsUndoable(true);
    accept(succeed(next));
    setError(null);
    setMessage(sentence);
  };
  const closeLookedAt = () => setLookedAt((now) => (isSameEntry(now, edited) ? null : now));
  const change = async (asked: Promise<Result<Templates, AppError>>, sentence: string): Promise<boolean> => {
    const answer = await asked;
    if (answer.ok) show(answer.value, sentence);
    else setError(answer.error);
    return answer.ok;
  };
  /** For a change of the whole list: what is half typed stays, what was only looked at may be another now. */
  const changeAll = async (asked: Promise<Result<Templates, AppError>>, sentence: string) => {
    if (await change(asked, sentence)) closeLookedAt();
  };
  /** Closes the entry that was saved or removed, unless something was typed into it meanwhile, or another one was opened. */
  const changeEdited = async (asked: Promise<Result<Templates, AppError>>, sentence: string) => {
    const sent = JSON.stringify(draft.read());
    if (!(await change(asked, sentence))) return;
    if (JSON.stringify(draft.read()) === sent) draft.change(null);
    closeLookedAt();
  };
  /** Opens a blank entry, with the caret in it. */
  const openBlank = (blank: TemplateEntry) => {
    setNewId(blank.entry.id);
    setEdited(blank);
  };
  const takeFile = async () => {
    const answer = await client.ask('templates.import', null);
    if (!answer.ok) setError(answer.error);
    else if (answer.value.kind === 'imported') {
      show(answer.value.templates, t('templates.imported', { count: answer.value.leftOut }));
      closeLookedAt();
    }
  };
  const writeFile = async () => {
    const answer = await client.ask('templates.export', null);
    if (!answer.ok) setError(answer.error);
    else if (answer.value.kind === 'exported')
      setMessage(t('templates.exported', { file: answer.value.file }));
  };

  return (
    <div className={css['words']}>
      <label htmlFor={listId} className={css['note']}>
        {t('templates.choose')}
      </label>
      <select
        id={listId}
        size={8}
        className={controls['well']}
        value={edited === null ? '' : `${edited.kind} ${edited.entry.id}`}
        onChange={(event) => {
          const key = event.target.value;
          setEdited(listEntries(templates).find(({ kind, entry }) => `${kind} ${entry.id}` === key) ?? null);
        }}
      >
        {listEntries(templates).map((choice) => (
          <option key={`${choice.kind} ${choice.entry.id}`} value={`${choice.kind} ${choice.entry.id}`}>
            {choice.kind === 'preset' ? choice.entry.name : `/${choice.entry.trigger}  ${choice.entry.text}`}
            {required?.includes(choice.entry.id) === true && ` · ${t('policies.set')}`}
          </option>
        ))}
      </select>
      <div className={css['buttons']}>
        <Button onPress={() => openBlank({ kind: 'preset', entry: createBlankPreset(crypto.randomUUID()) })}>
          {t('templates.newPreset')}
        </Button>
        <Button
          onPress={() => openBlank({ kind: 'snippet', entry: createBlankSnippet(crypto.randomUUID()) })}
        >
          {t('templates.newSnippet')}
        </Button>
        <Button onPress={() => void takeFile()}>{t('templates.import')}</Button>
        <Button onPress={() => void writeFile()}>{t('templates.export')}</Button>
        <Button onPress={() => void changeAll(client.ask('templates.reset', null), t('templates.wasReset'))}>
          {t('templates.reset')}
        </Button>
      </div>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      <p aria-live="polite" className={css['note']}>
        {message}{' '}
        {isUndoable && (
          <Button
            kind="quiet"
            onPress={() => void changeAll(client.ask('templates.undo', null), t('templates.undone'))}
          >
            {t('calls.undo')}
          </Button>
        )}
      </p>
      {draft.error !== null && <Notice tone="bad" {...explainError(draft.error, t.language)} />}
      {edited !== null && (
        <TemplateEditor
          key={`${edited.kind} ${edited.entry.id}`}
          draft={edited}
          hasFocus={edited.entry.id === newId}
          isLocked={required?.includes(edited.entry.id) === true}
          onChange={draft.change}
          onSave={(entry) => void changeEdited(client.ask('templates.save', entry), t('templates.saved'))}
          onRemove={() =>
            void changeEdited(
              client.ask('templates.remove', { kind: edited.kind, id: edited.entry.id }),
              t('templates.removed'),
            )
          }
          onCancel={() => setEdited(null)}
        />
      )}
    </div>
  );
}
