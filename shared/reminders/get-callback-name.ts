import { groupDigits } from '../phone/phone-kind-and-grouping';

type Caller = {
  readonly name: string;
  readonly storeName: string | null;
  readonly phone: string;
  readonly reference: string;
};

/**
 * Whom to call back: the caller of a ticket by what is known of them. An ended call may have no name.
 * @param mask masks personal data
 */
export function getCallbackName(
  { name, storeName, phone, reference }: Caller,
  mask: (kind: 'name' | 'store' | 'phone', text: string) => string,
): string {
  const known = [mask('name', name), mask('store', storeName ?? ''), mask('phone', groupDigits(phone))];
  return known.find((text) => text.trim() !== '') ?? reference;
}
