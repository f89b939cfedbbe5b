import { useEffect, type KeyboardEvent } from 'react';
import { getDigit, isComposing } from '../commands/key-bindings';
import css from './choice-list.module.css';

type Choice<T> = { readonly value: T; readonly name: string; readonly detail?: string };

type ChoiceListProps<T> = {
  readonly id: string;
  readonly labelId: string;
  readonly noteId: string;
  readonly choices: ReadonlyArray<Choice<T>>;
  readonly value: T | null;
  readonly onChoose: (value: T) => void;
  readonly isReadOnly: boolean;
  readonly isRequired: boolean;
  readonly isInvalid: boolean;
  readonly className?: string | undefined;
  /** Gets each key first. A key whose default it prevents chooses nothing. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  /** Called for a letter, which chooses nothing, before the browser types it. */
  readonly onLetter?: () => void;
  /** Called when the focus leaves the choices. */
  readonly onLeave?: () => void;
  /** Takes the focus when it appears, if the agent asked for it. */
  readonly hasFocus?: boolean;
};

/** Shows all choices at once. While focused, a digit or an arrow key chooses. */
export function ChoiceList<T extends string | number>(props: ChoiceListProps<T>) {
  const { id, labelId, noteId, choices, value, onChoose, isReadOnly, isRequired, isInvalid } = props;
  const chosen = choices.findIndex((choice) => choice.value === value);

  const { hasFocus = false } = props;
  useEffect(() => {
    if (hasFocus) document.getElementById(id)?.querySelector<HTMLElement>(':checked')?.focus();
  }, [hasFocus, id]);

  const choose = (index: number, group: Element | null) => {
    const choice = choices[index];
    if (choice === undefined || isReadOnly) return;
    onChoose(choice.value);
    group?.querySelectorAll('input')[index]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    props.onKeyDown?.(event);
    if (event.isDefaultPrevented()) return;
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey || event.metaKey) return;
    const target = getTargetIndex(event, chosen, choices.length);
    if (target === undefined) {
      if (!isReadOnly && /^\p{L}$/u.test(event.key)) props.onLetter?.();
      return;
    }
    event.preventDefault();
    choose(target, event.currentTarget);
  };

  return (
    <div
      id={id}
      role="radiogroup"
      tabIndex={-1}
      aria-labelledby={labelId}
      aria-describedby={noteId}
      aria-required={isRequired}
      aria-invalid={isInvalid || undefined}
      aria-readonly={isReadOnly || undefined}
      className={`${css['list']} ${props.className ?? ''}`}
      onKeyDown={onKeyDown}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) props.onLeave?.();
      }}
    >
      {choices.map((choice, index) => (
        <label key={choice.value} className={css['option']} title={choice.detail}>
          <input
            type="radio"
            id={`${id}-${choice.value}`}
            name={id}
            className={css['radio']}
            checked={index === chosen}
            onChange={() => choose(index, null)}
          />
          <span className={css['digit']} aria-hidden="true">
            {index + 1}
          </span>
          <span className={css['name']}>{choice.name}</span>
        </label>
      ))}
    </div>
  );
}

function getTargetIndex(event: KeyboardEvent, chosen: number, count: number): number | undefined {
  const digit = getDigit(event.nativeEvent);
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
    default:
      return undefined;
  }
}
