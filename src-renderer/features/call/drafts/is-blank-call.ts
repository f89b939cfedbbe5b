import { blankCallFields, type CallFields } from '../../../../shared/calls/call';

/** Whether nothing has been typed yet. */
export function isBlankCall(fields: CallFields): boolean {
  const isAsItBegan = (['serviceId', 'priority', 'isReceiveSms', 'pin'] as const).every(
    (field) => fields[field] === blankCallFields[field],
  );
  const { provenance: _trust, callerLanguage: _language, ...typed } = fields;
  return (
    isAsItBegan && Object.values(typed).every((value) => typeof value !== 'string' || value.trim() === '')
  );
}
