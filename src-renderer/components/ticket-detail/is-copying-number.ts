import type { KeyboardEvent } from 'react';
import { isPressed } from '../../commands/key-bindings';
import { hasNoSelection } from '../../ui/has-no-selection';
import { isTextInput } from '../../ui/is-text-input';
import { copyNumberKey } from './ticket-header';

/** Whether a key copies the number of the case, and no selected text. */
export function isCopyingNumber({ nativeEvent, target }: KeyboardEvent): boolean {
  return isPressed(nativeEvent, copyNumberKey) && !isTextInput(target) && hasNoSelection(target);
}
