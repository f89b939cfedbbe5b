import { useKeyName } from './command-registry';

/** As many open calls have a digit. */
export const callDigits = 9;

/** `Alt+` of `Alt+1…9`, by which open calls are shown; undefined without a key. */
export function useCallKeyModifier(): string | undefined {
  const [modifier, digits] = useKeyName('go-to-call').split(/(?=1…9)/);
  return digits === undefined ? undefined : modifier;
}
