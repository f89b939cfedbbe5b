import { useKeyTable } from '../commands/command-registry';
import { formatCombination, type Action } from '../commands/key-bindings';
import { KeyName, type KeyNameProps } from './key-name';

type ActionKeysProps = Pick<KeyNameProps, 'isSpoken'> & { readonly action: Action };

/** The current keys of an action. */
export function ActionKeys({ action, isSpoken }: ActionKeysProps) {
  return useKeyTable()[action].map((combination) => (
    <KeyName key={formatCombination(combination)} name={formatCombination(combination)} isSpoken={isSpoken} />
  ));
}
