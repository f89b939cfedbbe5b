import { useEffect, useEffectEvent, useId, useRef, useState, type ChangeEvent, type ReactNode } from 'react';
import { languages, type Language } from '../../../shared/i18n/language';
import { serviceIds } from '../../../shared/tickets/services-and-priorities';
import { getServiceNames } from '../../../shared/tickets/service-and-priority-names';
import {
  maxPresetNameLength,
  maxQuestions,
  maxTriggerLength,
  type Preset,
  type Snippet,
  type TemplateEntry,
} from '../../../shared/templates/templates';
import { maxQuestionLength } from '../../../shared/calls/asked-questions';
import { textLimits } from '../../../shared/tickets/create-ticket-request-schema';
import { useLengthLimit } from '../../components/use-length-limit';
import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import controls from '../../ui/controls.module.css';
import css from './settings-screen.module.css';
import { validateEntry } from './template-entries';

type TemplateEditorProps = {
  /** As it was opened, or as far as the agent has changed it. */
  readonly draft: TemplateEntry;
  /** The agent has just begun it: the first field takes the caret. */
  readonly hasFocus: boolean;
  /** Set by the organisation: shown, and not to be changed. */
  readonly isLocked: boolean;
  readonly onChange: (typed: TemplateEntry) => void;
  readonly onSave: (entry: TemplateEntry) => void;
  readonly onRemove: () => void;
  readonly onCancel: () => void;
};

export function TemplateEditor({
  draft,
  hasFocus,
  isLocked,
  onChange,
  onSave,
  onRemove,
  onCancel,
}: TemplateEditorProps) {
  const t = useText();
  const [isFaulty, setIsFaulty] = useState(false);
  const section = useRef<HTMLElement>(null);
  const takeCaret = useEffectEvent(() => {
    if (hasFocus) section.current?.querySelector('input')?.focus();
  });
  useEffect(() => takeCaret(), []);
  const save = () => {
    const entry = validateEntry(trimEntry(draft));
    setIsFaulty(entry === undefined);
    if (entry !== undefined) onSave(entry);
  };
  return (
    <section ref={section} className={css['words']} aria-label={t(`templates.${draft.kind}`)}>
      {isLocked && <p className={css['note']}>{t('policies.set')}</p>}
      <fieldset className={css['fields']} disabled={isLocked}>
        {draft.kind === 'preset' ? (
          <PresetFields preset={draft.entry} onChange={(entry) => onChange({ kind: 'preset', entry })} />
        ) : (
          <SnippetFields snippet={draft.entry} onChange={(entry) => onChange({ kind: 'snippet', entry })} />
        )}
      </fieldset>
      {isFaulty && <p role="alert">{t(`templates.faulty.${draft.kind}`)}</p>}
      {!isLocked && (
        <div className={css['buttons']}>
          <Button kind="main" onPress={save}>
            {t('templates.save')}
          </Button>
          <Button kind="danger" onPress={onRemove}>
            {t('templates.remove')}
          </Button>
          <Button onPress={onCancel}>{t('reconciliation.cancel')}</Button>
        </div>
      )}
    </section>
  );
}

function trimEntry(draft: TemplateEntry): TemplateEntry {
  if (draft.kind === 'snippet') return draft;
  const questions = draft.entry.questions.map((line) => line.trim()).filter((line) => line !== '');
  return { kind: 'preset', entry: { ...draft.entry, questions } };
}

type PresetFieldsProps = { readonly preset: Preset; readonly onChange: (preset: Preset) => void };

function PresetFields({ preset, onChange }: PresetFieldsProps) {
  const t = useText();
  return (
    <>
      <Line
        label={t('templates.name')}
        limit={maxPresetNameLength}
        value={preset.name}
        onChange={(name) => onChange({ ...preset, name })}
      />
      <Labelled label={t('templates.service')}>
        {(id) => (
          <select
            id={id}
            className={controls['well']}
            value={preset.serviceId}
            onChange={(event) => {
              const serviceId = serviceIds.find((known) => String(known) === event.target.value);
              if (serviceId !== undefined) onChange({ ...preset, serviceId });
            }}
          >
            {serviceIds.map((serviceId) => (
              <option key={serviceId} value={serviceId}>
                {getServiceNames(serviceId, t.language).shortName}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <LanguageChoice value={preset.language} onChange={(language) => onChange({ ...preset, language })} />
      <Line
        label={t('templates.issue')}
        limit={textLimits.issue}
        isMany
        value={preset.issue}
        onChange={(issue) => onChange({ ...preset, issue })}
      />
      <Line
        label={t('templates.remark')}
        limit={textLimits.remark}
        isMany
        value={preset.remark}
        onChange={(remark) => onChange({ ...preset, remark })}
      />
      <Line
        label={t('templates.questions')}
        limit={maxQuestions * (maxQuestionLength + 1)}
        isMany
        value={preset.questions.join('\n')}
        onChange={(text) => onChange({ ...preset, questions: text.split('\n') })}
      />
    </>
  );
}

type SnippetFieldsProps = { readonly snippet: Snippet; readonly onChange: (snippet: Snippet) => void };

function SnippetFields({ snippet, onChange }: SnippetFieldsProps) {
  const t = useText();
  return (
    <>
      <Line
        label={t('templates.trigger')}
        limit={maxTriggerLength}
        value={snippet.trigger}
        onChange={(trigger) => onChange({ ...snippet, trigger: trigger.replace(/^\//, '') })}
      />
      <LanguageChoice value={snippet.language} onChange={(language) => onChange({ ...snippet, language })} />
      <Line
        label={t('templates.text')}
        limit={textLimits.issue}
        isMany
        value={snippet.text}
        onChange={(text) => onChange({ ...snippet, text })}
      />
    </>
  );
}

type LanguageProps = { readonly value: Language; readonly onChange: (language: Language) => void };

function LanguageChoice({ value, onChange }: LanguageProps) {
  const t = useText();
  return (
    <Labelled label={t('templates.language')}>
      {(id) => (
        <select
          id={id}
          className={controls['well']}
          value={value}
          onChange={(event) => {
            const language = languages.find((known) => known === event.target.value);
            if (language !== undefined) onChange(language);
          }}
        >
          {languages.map((language) => (
            <option key={language} value={language}>
              {t(`templates.languages.${language}`)}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

type LineProps = {
  readonly label: string;
  readonly value: string;
  readonly limit: number;
  readonly isMany?: boolean;
  readonly onChange: (text: string) => void;
};

function Line({ label, value, limit, isMany = false, onChange }: LineProps) {
  const length = useLengthLimit(useId(), value, limit);
  const field = {
    className: controls['well'],
    value,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => onChange(event.target.value),
    ...length.fieldAttributes,
  };
  return (
    <>
      <Labelled label={label}>
        {(id) => (isMany ? <textarea id={id} rows={3} {...field} /> : <input id={id} {...field} />)}
      </Labelled>
      {length.fault}
    </>
  );
}

function Labelled({
  label,
  children,
}: {
  readonly label: string;
  readonly children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={css['note']}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}
