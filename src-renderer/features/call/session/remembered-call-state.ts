import type { CallState } from './call-form-state';

/** What the window keeps of a call besides its fields, and other parts may change. */
export type RememberedCallState = Pick<
  CallState,
  | 'pasteNote'
  | 'confirmedPin'
  | 'isAsking'
  | 'isChoosingEnding'
  | 'hasLeftCase'
  | 'openTemplates'
  | 'typedTrigger'
  | 'autofilledAddress'
  | 'copied'
>;
