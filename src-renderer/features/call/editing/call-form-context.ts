import { createContext, useContext } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { CallField, CallFields } from '../../../../shared/calls/call';
import type { TrustedPart } from '../../../../shared/calls/field-provenance';
import type { Store } from '../../../state/store';
import type { DeskMemory } from '../session/call-session';
import type { Fillings } from '../session/autofill-history';
import type { Reading } from '../session/draft-validation';
import type { PinActions } from '../pin/pin-actions';
import type { TapeMark } from './use-field-history';

export type CallFormParts = {
  readonly form: UseFormReturn<CallFields>;
  readonly reading: Store<Reading>;
  readonly isEditable: boolean;
  readonly fillings: Fillings;
  readonly memory: DeskMemory;
  readonly tape: TapeMark;
  readonly pin: PinActions;
  /** Does by itself what follows from the fields, such as the state from the postcode. */
  readonly settle: () => void;
  /** Opens the map on which the pin is set, or closes it. */
  readonly showMap: () => void;
  /** The caller said yes to these when they were read back, or takes that back. */
  readonly confirm: (parts: readonly TrustedPart[]) => void;
  /** Sending was tried: what is missing is now marked too. */
  readonly isTried: boolean;
};

const CallFormContext = createContext<CallFormParts | null>(null);
export const CallFormProvider = CallFormContext.Provider;

export function useCallForm(): CallFormParts {
  const parts = useContext(CallFormContext);
  if (parts === null) throw new Error('a field outside the call form');
  return parts;
}

export const fieldId = (name: CallField) => `field-${name}`;
export const noteId = (name: CallField) => `note-${name}`;

/** By the agent's own act only: a click in the list of what is missing, or Send with something missing. */
export function focusField(name: CallField): void {
  const field = document.getElementById(fieldId(name));
  const radio =
    field?.querySelector<HTMLElement>('input:checked') ?? field?.querySelector<HTMLElement>('input');
  (radio ?? field)?.focus();
}

/** Whether the caret is in a field that is no part of the screen, such as the palette's. */
export function isWritingElsewhere(): boolean {
  const at = document.activeElement;
  return at instanceof HTMLInputElement && at.closest('main') === null;
}
