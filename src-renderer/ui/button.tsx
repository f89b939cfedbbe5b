import type { ReactNode, Ref } from 'react';
import css from './controls.module.css';

type ButtonProps = {
  readonly onPress: () => void;
  readonly children: ReactNode;
  readonly kind?: 'main' | 'plain' | 'quiet' | 'danger';
  /** The key that does the same, shown on the button. */
  readonly keyName?: string | undefined;
  /** Keeps the focus, unlike `disabled`, and does nothing. */
  readonly isResting?: boolean;
  /** False where the key beside it does the same, so that Tab goes from field to field. */
  readonly isTabStop?: boolean;
  /** Of a button that shows and hides what stands below it: whether it is shown. */
  readonly isOpen?: boolean;
  readonly className?: string | undefined;
  readonly label?: string;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function Button(props: ButtonProps) {
  const {
    onPress,
    children,
    kind = 'plain',
    keyName,
    isResting = false,
    isTabStop = true,
    isOpen,
    className,
    label,
    ref,
  } = props;
  return (
    <button
      ref={ref}
      type="button"
      tabIndex={isTabStop ? undefined : -1}
      className={`${css['button']} ${className ?? ''}`}
      data-kind={kind}
      aria-disabled={isResting || undefined}
      aria-expanded={isOpen}
      aria-label={label}
      aria-keyshortcuts={keyName?.replace('Ctrl', 'Control')}
      onClick={() => {
        if (!isResting) onPress();
      }}
    >
      {children}
      {keyName !== undefined && <KeyName name={keyName} />}
    </button>
  );
}

/** A key as it stands on the keyboard. Not part of the button's name. */
export function KeyName({ name }: { readonly name: string }) {
  return (
    <kbd className={css['key']} aria-hidden="true">
      {name}
    </kbd>
  );
}
