import { isTypedFieldName, type TypedFieldName } from '../session/typed-field-name';

/** The field of the call whose control the target of an event is. */
export function getTypedFieldOf(target: EventTarget): TypedFieldName | undefined {
  const field = target instanceof HTMLElement ? target.id.replace(/^field-/, '') : '';
  return isTypedFieldName(field) ? field : undefined;
}
