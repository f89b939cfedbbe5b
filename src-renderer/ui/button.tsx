import { useContext, type ReactNode, type Ref } from 'react';
import { useKeyTable } from '../commands/command-registry';
import { formatCombination, type Action } from '../commands/key-bindings';
import css from './controls.module.css';
import { useEscHint } from '../commands/use-esc-hint';
import { ButtonSubjectContext } from './button-subject';
import { KeyName } from './key-name';

type ButtonProps = {
  readonly onPress: () => void;
  readonly children: ReactNode;
  readonly kind?: 'main' | 'plain' | 'quiet' | 'danger';
  /** The key that does the same, shown on the button: an action's current key, or a fixed one. */
  readonly action?: Action;
  readonly keyName?: string | undefined;
  /** For a button that does what Esc does: whether its part of the screen is a layer over the others. */
  readonly isOnTop?: boolean;
  /** Does nothing but keeps the focus, unlike `disabled`. */
  readonly isResting?: boolean;
  /** Whether the second click of a double click counts: for a button that steps on with each click. */
  readonly isRepeatable?: boolean;
  /** Whether the caret stays where it is as the button is pressed by the mouse. */
  readonly keepsCaret?: boolean;
  /** False if a key next to it does the same, so that Tab moves from field to field. */
  readonly isTabStop?: boolean;
  /** For a button that shows and hides something: whether it is shown. */
  readonly isOpen?: boolean;
  /** For one of several choices: whether it is the present one. */
  readonly isPressed?: boolean;
  readonly className?: string | undefined;
  readonly label?: string;
  /** Shown on hover, for a button that shows but a sign. */
  readonly hint?: string;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function Button(props: ButtonProps) {
  const {
    onPress,
    children,
    kind = 'plain',
    action,
    isOnTop = false,
    isResting = false,
    isTabStop = true,
    isRepeatable = false,
    keepsCaret = false,
    isOpen,
    isPressed,
    className,
    label,
    hint,
    ref,
  } = props;
  const subjectId = useContext(ButtonSubjectContext);
  const [first] = useKeyTable()[action ?? 'back'];
  const keyName = action === undefined ? props.keyName : first && formatCombination(first);
  return (
    <button
      ref={ref}
      type="button"
      tabIndex={isTabStop ? undefined : -1}
      className={`${css['button']} ${className ?? ''}`}
      data-kind={kind}
      data-repeatable={isRepeatable || undefined}
      aria-disabled={isResting || undefined}
      aria-expanded={isOpen}
      aria-pressed={isPressed}
      aria-label={label}
      title={hint}
      onMouseDown={keepsCaret ? (event) => event.preventDefault() : undefined}
      aria-keyshortcuts={keyName && toAriaShortcut(keyName)}
      aria-describedby={subjectId}
      onClick={() => {
        if (!isResting) onPress();
      }}
    >
      {children}
      {keyName === 'Esc' && <EscKeyName isOnTop={isOnTop} />}
      {keyName !== undefined && keyName !== 'Esc' && <KeyName name={keyName} />}
    </button>
  );
}

/** A key by the names that `aria-keyshortcuts` has for it. */
function toAriaShortcut(keyName: string): string {
  return keyName.replace('Ctrl', 'Control').replace(/^Esc$/, 'Escape').replace('−', '-');
}

/** Where Esc closes several parts of the screen, one after the other, only the innermost shows it. */
function EscKeyName({ isOnTop }: { readonly isOnTop: boolean }) {
  return useEscHint(isOnTop) ? <KeyName name="Esc" /> : null;
}
