import { textLimits } from '../../../../shared/tickets/create-ticket-request-schema';
import type { LimitedFieldName } from './remaining-characters';

/** A field into which text is typed. */
export type TypedFieldName = LimitedFieldName | 'latitude' | 'longitude';

export function isTypedFieldName(name: string): name is TypedFieldName {
  return name in textLimits || name === 'latitude' || name === 'longitude';
}
