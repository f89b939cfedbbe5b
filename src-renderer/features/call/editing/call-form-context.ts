import { createContext, useContext } from 'react';
import { callFieldOrder, type CallField } from '../../../../shared/calls/call';
import type { Caller } from '../../../../shared/callers/caller-suggestions';
import { useStore, type ReadableStore } from '../../../state/store';
import { unselectWholeText } from '../../../ui/move-caret-to-end';
import { scrollPartIntoView } from '../../../ui/scroll-into-view';
import type { CallSession } from '../session/call-session';
import type { CallState } from '../session/call-form-state';
import type { PinActions } from '../pin/pin-actions';

export type CallFormContextValue = {
  readonly session: CallSession;
  readonly isEditable: boolean;
  readonly pin: PinActions;
  /** Runs autofill, such as the state from the postcode. */
  readonly runAutofill: () => void;
  /** Opens or closes the map for setting the pin. */
  readonly showMap: () => void;
  /** Shows the case with this number or reference beside the call. Resolves with false if there is none. */
  readonly openCase: (code: string) => Promise<boolean>;
  /** The callers whom the card names. */
  readonly knownCallers: ReadableStore<{ readonly callers: readonly Caller[]; readonly isAnswered: boolean }>;
  /** The agent has tried to send: missing fields are now marked too. */
  readonly wasSendTried: boolean;
};

const CallFormContext = createContext<CallFormContextValue | null>(null);
export const CallFormProvider = CallFormContext.Provider;

export function useCallForm(): CallFormContextValue {
  const parts = useContext(CallFormContext);
  if (parts === null) throw new Error('a field outside the call form');
  return parts;
}

/** Selects a part of the displayed call's state. Rerenders only when that part changes. */
export function useCallState<P>(pick: (state: CallState) => P): P {
  return useStore(useCallForm().session.store, pick);
}

export const getFieldId = (name: CallField) => `field-${name}`;
/** The text that describes both fields of the pin, beside their notes. */
export const pinStatusId = 'pin-status';
export const getNoteId = (name: CallField) => `note-${name}`;

/** Called only for an action of the agent: a click in the list of missing fields, or Send with something missing. */
export function focusField(name: CallField): void {
  const field = findField(name);
  // The browser scrolls to a field only as the caret comes to it.
  if (field === document.activeElement) scrollPartIntoView(field);
  else field?.focus();
  unselectWholeText(field);
}

/**
 * Returns false if nothing must be filled in or corrected. The field with the caret then keeps it, but not selected as a
 * whole.
 */
export function focusFirstFault({ store }: CallSession): boolean {
  const { faults } = store.get();
  const first = callFieldOrder.find((field) => faults[field] !== undefined);
  if (first === undefined) unselectWholeText(document.activeElement);
  else focusField(first);
  return first !== undefined;
}

/** The focusable element of a field: for a group, the selected option, otherwise the first. */
export function findField(name: CallField): HTMLElement | null {
  const field = document.getElementById(getFieldId(name));
  return field?.querySelector<HTMLElement>('input:checked') ?? field?.querySelector('input') ?? field;
}
