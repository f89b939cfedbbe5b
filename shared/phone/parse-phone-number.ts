import { getPhoneKind, type PhoneKind } from './phone-kind-and-grouping';
import { splitExtension } from './split-extension';
import { toContractPhone } from './storehub-phone-format';

/** What a typed phone number says. */
type PhoneNumber = {
  /** The number as typed, without its extension. */
  readonly phone: string;
  /** As StoreHub takes it, and as the history knows the caller by it: see `toContractPhone`. */
  readonly digits: string;
  /** '' without one. StoreHub has no field for it: see `addExtensionLine`. */
  readonly extension: string;
  readonly kind: PhoneKind;
};

export function parsePhoneNumber(typed: string): PhoneNumber {
  const { phone, extension } = splitExtension(typed);
  return { phone, digits: toContractPhone(phone), extension, kind: getPhoneKind(phone) };
}
