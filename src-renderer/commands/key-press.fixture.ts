import type { actionOf } from './key-bindings';

type KeyPress = Parameters<typeof actionOf>[0];

/** A press of no key at all but for what is said of it. */
export const press = (change: Partial<KeyPress>): KeyPress => ({
  key: '',
  code: '',
  keyCode: 0,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...change,
});
