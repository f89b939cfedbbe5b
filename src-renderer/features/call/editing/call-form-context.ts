import { createContext, useContext } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { CallField, CallFields } from '../../../../shared/calls/call';
import type { ProvenancePart } from '../../../../shared/calls/field-provenance';
import type { Store } from '../../../state/store';
import type { CallSession } from '../session/call-session';
import type { AutofillHistory } from '../session/autofill-history';
import type { ValidatedDraft } from '../session/draft-validation';
import type { PinActions } from '../pin/pin-actions';
import type { FieldHistoryWalkStore } from './use-field-history';

export type CallFormContextValue = {
  readonly form: UseFormReturn<CallFields>;
  readonly draft: Store<ValidatedDraft>;
  readonly isEditable: boolean;
  readonly autofill: AutofillHistory;
  readonly session: CallSession;
  readonly fieldHistory: FieldHistoryWalkStore;
  readonly pin: PinActions;
  /** Does by itself what follows from the fields, such as the state from the postcode. */
  readonly runAutofill: () => void;
  /** Opens the map on which the pin is set, or closes it. */
  readonly showMap: () => void;
  /** The caller said yes to these when they were read back, or takes that back. */
  readonly confirm: (parts: readonly ProvenancePart[]) => void;
  /** Sending was tried: what is missing is now marked too. */
  readonly wasSendTried: boolean;
};

const CallFormContext = createContext<CallFormContextValue | null>(null);
export const CallFormProvider = CallFormContext.Provider;

export function useCallForm(): CallFormContextValue {
  const parts = useContext(CallFormContext);
  if (parts === null) throw new Error('a field outside the call form');
  return parts;
}

export const getFieldId = (name: CallField) => `field-${name}`;
export const getNoteId = (name: CallField) => `note-${name}`;

/** By the agent's own act only: a click in the list of what is missing, or Send with something missing. */
export function focusField(name: CallField): void {
  findField(name)?.focus();
}

/** What takes the caret of a field: of a choice, what is chosen, else its first. */
export function findField(name: CallField): HTMLElement | null {
  const field = document.getElementById(getFieldId(name));
  return field?.querySelector<HTMLElement>('input:checked') ?? field?.querySelector('input') ?? field;
}
