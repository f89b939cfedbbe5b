import type { CallFields } from '../../../../shared/calls/call';
import type { TypedFieldName } from '../session/typed-field-name';

/** What an agent asks for next once the number is known, in this order. */
const askedNext = ['name', 'storeName', 'issue'] as const satisfies readonly TypedFieldName[];

/**
 * The field for the next words of an agent: Phone, or the next blank field once Phone is filled. Behind a whole number,
 * typed letters would become part of it.
 */
export function findNextBlankField(
  fields: Pick<CallFields, 'phone' | (typeof askedNext)[number]>,
): TypedFieldName {
  const next = fields.phone.trim() === '' ? undefined : askedNext.find((name) => fields[name].trim() === '');
  return next ?? 'phone';
}

/** Whether the app filled Phone, so that the agent types on elsewhere. */
export function isPhoneFilledByApp({ phone, provenance }: CallFields): boolean {
  return phone.trim() !== '' && (provenance.phone === 'reused' || provenance.phone === 'inferred');
}
