import { blankCallFields, type CallFields } from './call';

/** What a redaction blanks in the fields of a call: where values came from, but no value. */
export const redactedCallParts = {
  autofill: blankCallFields.autofill,
  reusedPlace: null,
  callerOfNumber: null,
} satisfies Partial<CallFields>;

/** What a redaction also blanks once the call is sent: no ticket has it, and no screen shows it any more. */
export const redactedSentCallParts = {
  quickEntryText: '',
  lineRead: null,
  keptNote: '',
  hiddenNote: '',
} satisfies Partial<CallFields>;
