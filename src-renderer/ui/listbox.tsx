import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { isComposing } from '../commands/key-bindings';
import css from './listbox.module.css';

export type Listbox = {
  readonly listId: string;
  /** The option that Enter picks; -1 for none. */
  readonly active: number;
  readonly setActive: (index: number) => void;
  /** The id of the active option, for the field's `aria-activedescendant`. */
  readonly activeId: string | undefined;
  /**
   * Moves to another option.
   * @returns whether the key moves the selection
   */
  readonly moveByKey: (event: KeyboardEvent) => boolean;
};

/**
 * A list for arrow keys, which wrap around, and Enter, while the caret stays in its field.
 * @param count how many options are shown
 * @param firstActive the option that is active before any key
 */
export function useListbox(count: number, firstActive = 0): Listbox {
  const listId = useId();
  const [chosen, setActive] = useState(firstActive);
  const active = Math.min(chosen, count - 1);

  const moveByKey = ({ key }: KeyboardEvent): boolean => {
    if (key === 'ArrowDown') setActive(active >= count - 1 ? 0 : active + 1);
    else if (key === 'ArrowUp') setActive(active <= 0 ? count - 1 : active - 1);
    else return false;
    return true;
  };
  return {
    listId,
    active,
    setActive,
    activeId: active < 0 ? undefined : getOptionId(listId, active),
    moveByKey,
  };
}

/** False for a key that composes a character or belongs to a shortcut. */
export function isListKey(event: KeyboardEvent): boolean {
  return !isComposing(event.nativeEvent) && !event.ctrlKey && !event.altKey && !event.metaKey;
}

type ListboxOptionProps = {
  readonly listbox: Listbox;
  readonly index: number;
  readonly onPick: () => void;
  readonly isDisabled?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** One option of a `useListbox`. A click picks it and leaves the caret where it is. */
export function ListboxOption({
  listbox,
  index,
  onPick,
  isDisabled,
  className,
  children,
}: ListboxOptionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field takes the keys for the list
    <div
      id={getOptionId(listbox.listId, index)}
      role="option"
      tabIndex={-1}
      aria-selected={index === listbox.active}
      aria-disabled={isDisabled === true || undefined}
      className={`${css['option']} ${className ?? ''}`}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      {children}
    </div>
  );
}

function getOptionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}
