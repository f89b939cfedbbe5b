import {
  useCallback,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  type ChangeEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import {
  insertSnippet,
  countRemainingCharacters,
  type TypedTrigger,
  type TemplateFieldName,
} from '../../../../shared/templates/apply-presets-and-snippets';
import { textLimits } from '../../../../shared/tickets/create-ticket-request-schema';
import { useText } from '../../../i18n/use-text';
import { isComposing } from '../../../commands/key-bindings';
import { useEscHint } from '../../../commands/use-esc-hint';
import { useStore } from '../../../state/store';
import { isListKey, ListboxOption, useListbox } from '../../../ui/listbox';
import options from '../../../ui/listbox.module.css';
import { useCallForm } from '../editing/call-form-context';
import css from '../fields/call-form.module.css';
import { fillFromPreset } from './fill-from-preset';
import { templateStore } from './template-store';
import { QuestionHint } from '../questions/question-hint';
import { TextField, type InputParts } from '../fields/text-field';
import {
  listTemplateChoices,
  removeTrigger,
  findTriggerInField,
  type TemplateChoice,
} from './template-choices';
import list from './field-with-templates.module.css';

/** Issue or remark: `/` opens presets and snippets. They fill empty fields, and one key undoes them. */
export function FieldWithTemplates({
  name,
  hint,
}: {
  readonly name: TemplateFieldName;
  readonly hint: string;
}) {
  const render = useCallback((parts: InputParts) => <TemplateInput name={name} {...parts} />, [name]);
  return (
    <TextField
      name={name}
      isMany
      isOptional={name === 'remark'}
      hint={hint}
      renderHint={name === 'issue' ? renderNoteOrQuestion : undefined}
      className={css['w12']}
      render={render}
    />
  );
}

function renderNoteOrQuestion(note: ReactNode) {
  return <QuestionHint otherwise={note} />;
}

type OpenMenu = {
  readonly trigger: TypedTrigger;
  readonly choices: readonly TemplateChoice[];
};

function TemplateInput({ name, input, common }: InputParts & { readonly name: TemplateFieldName }) {
  const t = useText();
  const { session } = useCallForm();
  const templates = useStore(templateStore);
  const findMenu = (text: string, caret: number): OpenMenu | null => {
    const trigger = findTriggerInField(text, caret);
    if (trigger === null || templates === null) return null;
    const fields = session.getFields();
    const callerLanguage = fields.callerLanguage ?? t.language;
    const choices = listTemplateChoices(templates, { ...fields, callerLanguage }, name, trigger);
    return choices.length === 0 ? null : { trigger, choices };
  };
  const [before] = useState(() => session.store.get().openTemplates);
  const [open, setMenu] = useState<OpenMenu | null>(() =>
    before?.field === name ? findMenu(session.getFields()[name], before.caret) : null,
  );
  const setOpen = (menu: OpenMenu | null) => {
    setMenu(menu);
    session.remember({ typedTrigger: menu && { ...menu.trigger, field: name } });
  };
  const listbox = useListbox(open?.choices.length ?? 0, open === null ? 0 : before?.active);
  const box = useRef<HTMLDivElement>(null);
  const rememberMenu = useEffectEvent(() => {
    const caret = open === null ? null : (box.current?.querySelector('textarea')?.selectionStart ?? null);
    if (caret !== null) session.remember({ openTemplates: { field: name, caret, active: listbox.active } });
  });
  useLayoutEffect(() => {
    if (session.store.get().openTemplates?.field === name) session.remember({ openTemplates: null });
    return () => rememberMenu();
  }, [session, name]);

  const handleChange = (event: ChangeEvent<HTMLTextAreaElement>) => {
    input.onChange(event);
    const { value, selectionStart } = event.target;
    setOpen(isComposing(getNativeEvent(event)) ? null : findMenu(value, selectionStart));
    listbox.setActive(0);
  };
  const take = (choice: TemplateChoice | undefined, field: HTMLTextAreaElement | null) => {
    if (open === null || choice === undefined || field === null) return;
    const text = session.getFields()[name];
    const inserted =
      choice.kind === 'snippet' ? insertSnippet(name, text, open.trigger, choice.snippet) : null;
    if (choice.over > 0) return;
    // Removes the trigger first, so that an undo restores the text without it.
    const rest = removeTrigger(text, open.trigger);
    session.change({ [name]: choice.kind === 'preset' ? rest.trimEnd() : rest });
    if (choice.kind === 'preset') {
      const filled = fillFromPreset(session.getFields(), choice.preset);
      if (filled !== null) session.fill('preset', filled);
    } else if (inserted !== null) {
      session.fill('snippet', { [name]: inserted.text });
      field.setSelectionRange(inserted.caret, inserted.caret);
    }
    setOpen(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (open === null || event.shiftKey || !isListKey(event)) return;
    if (event.key === 'Enter' || event.key === 'Tab') take(open.choices[listbox.active], event.currentTarget);
    else if (event.key === 'Escape') setOpen(null);
    else if (!listbox.moveByKey(event)) return;
    event.preventDefault();
  };

  return (
    <div ref={box} className={list['box']}>
      <textarea
        {...input}
        {...common}
        rows={2}
        aria-controls={open === null ? undefined : listbox.listId}
        aria-activedescendant={open === null ? undefined : listbox.activeId}
        onChange={handleChange}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          setOpen(null);
          input.onBlur(event);
        }}
      />
      {open !== null && (
        <div
          id={listbox.listId}
          role="listbox"
          aria-label={t('callScreen.templates')}
          className={`${options['list']} ${list['list']}`}
          data-up={name === 'remark' || undefined}
        >
          {open.choices.map((choice, index) => (
            <ListboxOption
              key={getChoiceKey(choice)}
              listbox={listbox}
              index={index}
              isDisabled={choice.over > 0}
              onPick={() => take(choice, box.current?.querySelector('textarea') ?? null)}
            >
              <TemplateChoiceText choice={choice} limit={textLimits[name]} />
            </ListboxOption>
          ))}
          <EscHint />
          <p className={list['foot']} role="presentation">
            {t('callScreen.templatesCharactersLeft', {
              count: countRemainingCharacters(name, removeTrigger(session.getFields()[name], open.trigger)),
            })}
          </p>
        </div>
      )}
    </div>
  );
}

/** The foot of the open list says what Esc does, so that nothing else does. */
function EscHint() {
  useEscHint();
  return null;
}

type TemplateChoiceTextProps = { readonly choice: TemplateChoice; readonly limit: number };

function TemplateChoiceText({ choice, limit }: TemplateChoiceTextProps) {
  const t = useText();
  const [title, text] =
    choice.kind === 'preset'
      ? [choice.preset.name, choice.preset.issue]
      : [`/${choice.snippet.trigger}`, choice.snippet.text];
  return (
    <>
      <b>{title}</b> <span className={list['text']}>{text}</span>
      {choice.over > 0 && <span>{t('fieldNotes.charactersOver', { count: choice.over, limit })}</span>}
    </>
  );
}

function getChoiceKey(choice: TemplateChoice): string {
  return choice.kind === 'preset' ? `preset ${choice.preset.id}` : `snippet ${choice.snippet.id}`;
}

/** Only key events have a keyCode. An input event itself says whether it composes. */
function getNativeEvent({ nativeEvent }: ChangeEvent): { isComposing: boolean; keyCode: number } {
  return { isComposing: nativeEvent instanceof InputEvent && nativeEvent.isComposing, keyCode: 0 };
}
