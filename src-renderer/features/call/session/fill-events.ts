import {
  callFieldOrder,
  type AutofillSource,
  type CallFields,
  type FilledValues,
} from '../../../../shared/calls/call';
import { pickFields } from './autofill-history';
import { isEqualByValue } from './is-equal-by-value';

/** The values that one autofill has written, or that an undo has taken out or brought back. */
export type FillEvent = {
  /** What filled them in; null for an undo. */
  readonly source: AutofillSource | null;
  readonly values: FilledValues;
};

const filledFields = [...callFieldOrder, 'pin', 'questions'] as const;

/** Tells what the agent's keys filled in and undid: the values that changed, and not those that only a history has. */
export function createFillEvents() {
  const listeners = new Set<(event: FillEvent) => void>();
  return {
    /** @returns a function that stops listening */
    onFilled: (listener: (event: FillEvent) => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    /** @param before the fields before the change, null source for an undo */
    emit: (source: FillEvent['source'], before: CallFields, now: CallFields): void => {
      const changed = filledFields.filter((field) => !isEqualByValue(before[field], now[field]));
      if (changed.length === 0) return;
      for (const listener of listeners) listener({ source, values: pickFields(now, changed) });
    },
  };
}
