import { useId, useRef, type KeyboardEvent } from 'react';
import { digitOf, isComposing } from '../keys';
import css from './choice-list.module.css';

type Choice<T> = { readonly value: T; readonly name: string; readonly detail?: string };

type ChoiceListProps<T> = {
  readonly id: string;
  readonly labelId: string;
  readonly noteId: string;
  readonly choices: ReadonlyArray<Choice<T>>;
  readonly value: T | null;
  readonly onChoose: (value: T) => void;
  readonly onLeave?: () => void;
  readonly isReadOnly: boolean;
  readonly isRequired: boolean;
  readonly isInvalid: boolean;
  readonly className?: string | undefined;
};

/** All choices in sight at once; on focus, a digit or an arrow chooses. */
export function ChoiceList<T extends string | number>(props: ChoiceListProps<T>) {
  const { id, labelId, noteId, choices, value, onChoose, onLeave, isReadOnly, isRequired, isInvalid } = props;
  const list = useRef<HTMLDivElement>(null);
  const optionId = useId();
  const chosen = choices.findIndex((choice) => choice.value === value);

  const choose = (index: number) => {
    const choice = choices[index];
    if (choice !== undefined && !isReadOnly) onChoose(choice.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    const target = targetOf(event, chosen, choices.length);
    if (target === undefined) return;
    event.preventDefault();
    choose(target);
  };

  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      tabIndex={0}
      aria-labelledby={labelId}
      aria-describedby={noteId}
      aria-required={isRequired}
      aria-invalid={isInvalid || undefined}
      aria-readonly={isReadOnly || undefined}
      aria-activedescendant={chosen === -1 ? undefined : `${optionId}${chosen}`}
      className={`${css['list']} ${props.className ?? ''}`}
      onKeyDown={onKeyDown}
      onBlur={onLeave}
    >
      {choices.map((choice, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list takes the keys for all its options
        <div
          key={choice.value}
          id={`${optionId}${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          className={css['option']}
          title={choice.detail}
          onMouseDown={(event) => {
            event.preventDefault();
            list.current?.focus();
          }}
          onClick={() => choose(index)}
        >
          <span className={css['digit']} aria-hidden="true">
            {index + 1}
          </span>
          <span className={css['name']}>{choice.name}</span>
        </div>
      ))}
    </div>
  );
}

function targetOf(event: KeyboardEvent, chosen: number, count: number): number | undefined {
  const digit = digitOf(event.nativeEvent);
  if (digit !== undefined) return digit <= count ? digit - 1 : undefined;
  switch (event.key) {
    case 'ArrowDown':
    case 'ArrowRight':
      return (chosen + 1) % count;
    case 'ArrowUp':
    case 'ArrowLeft':
      return chosen <= 0 ? count - 1 : chosen - 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case ' ':
      return Math.max(chosen, 0);
    default:
      return undefined;
  }
}
