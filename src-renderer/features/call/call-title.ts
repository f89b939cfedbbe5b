import type { CallFields } from '../../../shared/call';
import type { MaskedKind } from '../../../shared/mask';

/** What a call is called in the strip: whoever it is, as far as it is known. */
export function titleOf(
  fields: CallFields,
  mask: (kind: MaskedKind, text: string) => string = (_kind, text) => text.trim(),
): string {
  return mask('name', fields.name) || mask('text', fields.storeName) || mask('phone', fields.phone);
}
