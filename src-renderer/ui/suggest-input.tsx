import { useState, type ComponentProps, type KeyboardEvent } from 'react';
import controls from './controls.module.css';
import { isListKey, ListboxOption, useListbox } from './listbox';
import options from './listbox.module.css';
import css from './suggest-input.module.css';

type SuggestInputProps = Omit<ComponentProps<'input'>, 'onInput' | 'onKeyDown'> & {
  /** The suggestions for the typed text, best first. */
  readonly suggest: (text: string) => readonly string[];
  readonly onPick: (suggestion: string) => void;
  readonly listLabel: string;
};

/** A text input with suggestions. Enter or a click accepts a suggestion, as does Tab if only one is left. */
export function SuggestInput({ suggest, onPick, listLabel, onBlur, ...input }: SuggestInputProps) {
  const [shown, setShown] = useState<readonly string[]>([]);
  const listbox = useListbox(shown.length, -1);
  const isOpen = shown.length > 0 && input.readOnly !== true;

  const open = (text: string, firstActive = -1) => {
    const found = suggest(text);
    setShown(found);
    listbox.setActive(found.length === 1 && text.trim() !== '' ? 0 : firstActive);
  };
  const close = () => {
    setShown([]);
    listbox.setActive(-1);
  };
  const pick = (suggestion: string) => {
    onPick(suggestion);
    close();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (!isListKey(event)) return;
    const active = isOpen ? shown[listbox.active] : undefined;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (isOpen) listbox.moveByKey(event);
      else open('', 0);
    } else if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault();
      pick(active);
    } else if (event.key === 'Tab' && active !== undefined) {
      pick(active);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      close();
    }
  };

  return (
    <div className={css['box']}>
      <input
        {...input}
        role="combobox"
        aria-expanded={isOpen}
        aria-autocomplete="list"
        aria-controls={listbox.listId}
        aria-activedescendant={listbox.activeId}
        className={controls['well']}
        onInput={(event) => open(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          close();
          onBlur?.(event);
        }}
      />
      <div
        id={listbox.listId}
        role="listbox"
        aria-label={listLabel}
        className={`${options['list']} ${css['list']}`}
        hidden={!isOpen}
      >
        {shown.map((suggestion, index) => (
          <ListboxOption key={suggestion} listbox={listbox} index={index} onPick={() => pick(suggestion)}>
            {suggestion}
          </ListboxOption>
        ))}
      </div>
    </div>
  );
}
