import { listAnswered } from './asked-questions';
import { blankCallFields, type CallFields } from './call';

/** Whether nothing has been typed yet, and no incoming call was answered in it. */
export function isBlankCall(fields: CallFields): boolean {
  const isAsItBegan = (['serviceId', 'priority', 'isReceiveSms', 'pin', 'isFromIncoming'] as const).every(
    (field) => fields[field] === blankCallFields[field],
  );
  const {
    provenance: _provenance,
    callerLanguage: _language,
    openNote: _note,
    caretField: _caret,
    hiddenNote: _hiddenNote,
    ...typed
  } = fields;
  return (
    isAsItBegan &&
    listAnswered(fields.questions).length === 0 &&
    Object.values(typed).every((value) => typeof value !== 'string' || value.trim() === '')
  );
}
