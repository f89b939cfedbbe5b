import type { findAction } from './key-bindings';

type KeyPress = Parameters<typeof findAction>[0];

/** A press of no key, overridden by `change`. */
export const createKeyPress = (change: Partial<KeyPress>): KeyPress => ({
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
