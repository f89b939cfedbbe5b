import css from './controls.module.css';

export type KeyNameProps = {
  readonly name: string;
  /** True where nothing else tells a screen reader which key to press. */
  readonly isSpoken?: boolean | undefined;
};

/** A key as printed on the keyboard. Usually it is not part of the button's name. */
export function KeyName({ name, isSpoken = false }: KeyNameProps) {
  return (
    <kbd className={css['key']} aria-hidden={isSpoken ? undefined : true}>
      {name}
    </kbd>
  );
}
