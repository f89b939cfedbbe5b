import { unsureFields, type UnsureField } from '../calls/unsure-readings';
import type { FieldCertainties } from './parser-state';

/** The least certainty, from 0 to 1, with which a value is sent without a question. */
const minCertainty: Readonly<Record<UnsureField, number>> = { name: 0.8, address: 0.8, issue: 0.6 };

/**
 * The fields of which the model was least certain. An address without a store often has the store in it: such an address is
 * never sure. See `docs/decisions/quick-entry-model.md`.
 * @param isStoreKnown whether the call has a store, from this text or from elsewhere
 */
export function listUnsureFields(
  certainties: FieldCertainties,
  isStoreKnown: boolean,
): readonly UnsureField[] {
  const isUnsure = (field: UnsureField) => (certainties[field] ?? 1) < minCertainty[field];
  const isStoreInAddress = certainties.address !== undefined && !isStoreKnown;
  return unsureFields.filter((field) => isUnsure(field) || (field === 'address' && isStoreInAddress));
}
