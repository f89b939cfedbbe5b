import type { CallField } from '../../../../shared/calls/call';
import { focusField } from '../editing/call-form-context';
import { quickEntryLineId } from '../session/call-caret';

/** Called only for an action of the agent. */
export function focusDoubtfulField(field: CallField | 'quickEntry'): void {
  if (field === 'quickEntry') document.getElementById(quickEntryLineId)?.focus();
  else focusField(field);
}
