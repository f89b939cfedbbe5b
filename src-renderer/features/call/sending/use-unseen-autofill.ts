import { callFieldOrder, type CallField, type CallFields } from '../../../../shared/calls/call';
import { useCallState } from '../editing/call-form-context';

/**
 * The fields that the app filled when Send was pressed and that held the call back, as long as all of them are
 * unchanged.
 */
export function useUnseenAutofill(filled: Partial<CallFields>): readonly CallField[] {
  const fields = callFieldOrder.filter((field) => field in filled);
  const isStanding = useCallState((now) => fields.every((field) => now.fields[field] === filled[field]));
  return isStanding ? fields : [];
}
