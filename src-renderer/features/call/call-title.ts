import type { CallFields } from '../../../shared/calls/call';
import type { MaskedKind } from '../../../shared/privacy/mask-personal-data';

/** The title of a call's tab: its caller, as far as known. */
export function getCallTitle(
  fields: Pick<CallFields, 'name' | 'storeName' | 'phone'>,
  mask: (kind: MaskedKind, text: string) => string = (_kind, text) => text.trim(),
): string {
  return mask('name', fields.name) || mask('text', fields.storeName) || mask('phone', fields.phone);
}
