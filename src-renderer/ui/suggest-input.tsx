import { useId, useRef, useState, type ComponentProps, type KeyboardEvent } from 'react';
import { isComposing } from '../commands/key-bindings';
import controls from './controls.module.css';
import options from './option-list.module.css';
import css from './suggest-input.module.css';

type SuggestInputProps = Omit<ComponentProps<'input'>, 'onInput' | 'onKeyDown'> & {
  /** The suggestions for what has been typed, best first. */
  readonly suggest: (text: string) => readonly string[];
  readonly onPick: (suggestion: string) => void;
  readonly listLabel: string;
};

/** Free text with suggestions. A suggestion is taken by Enter, a click, or Tab where only one is left. */
export function SuggestInput({ suggest, onPick, listLabel, onBlur, ...input }: SuggestInputProps) {
  const [shown, setShown] = useState<readonly string[]>([]);
  const [lit, setLit] = useState(-1);
  const box = useRef<HTMLDivElement>(null);
  const listId = useId();
  const isOpen = shown.length > 0 && input.readOnly !== true;

  const open = (text: string, litAtFirst = -1) => {
    const found = suggest(text);
    setShown(found);
    setLit(found.length === 1 && text.trim() !== '' ? 0 : Math.min(litAtFirst, found.length - 1));
  };
  const close = () => {
    setShown([]);
    setLit(-1);
  };
  const pick = (suggestion: string) => {
    onPick(suggestion);
    close();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    const litSuggestion = isOpen ? shown[lit] : undefined;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isOpen) open('', 0);
      else setLit((lit + (event.key === 'ArrowDown' ? 1 : shown.length - 1)) % shown.length);
    } else if (event.key === 'Enter' && litSuggestion !== undefined) {
      event.preventDefault();
      pick(litSuggestion);
    } else if (event.key === 'Tab' && litSuggestion !== undefined) {
      pick(litSuggestion);
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      close();
    }
  };

  return (
    <div ref={box} className={css['box']}>
      <input
        {...input}
        role="combobox"
        aria-expanded={isOpen}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && lit >= 0 ? `${listId}${lit}` : undefined}
        className={controls['well']}
        onInput={(event) => open(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          close();
          onBlur?.(event);
        }}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={listLabel}
        className={`${options['list']} ${css['list']}`}
        hidden={!isOpen}
      >
        {shown.map((suggestion, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the input takes the keys for the list
          <div
            key={suggestion}
            id={`${listId}${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === lit}
            className={options['option']}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(suggestion)}
          >
            {suggestion}
          </div>
        ))}
      </div>
    </div>
  );
}
