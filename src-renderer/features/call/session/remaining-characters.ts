import type { CallFields } from '../../../../shared/calls/call';
import { buildSentRemark } from '../../../../shared/calls/build-remark-with-answers';
import { toContractPhone } from '../../../../shared/phone/storehub-phone-format';
import { textLimits } from '../../../../shared/tickets/create-ticket-request-schema';

export type LimitedFieldName = keyof typeof textLimits;

/** How many characters are left to the contract's limit; negative if the text is too long. */
export function countRemainingCharacters(fields: CallFields, name: LimitedFieldName): number {
  return textLimits[name] - getSentText(fields, name).length;
}

function getSentText(fields: CallFields, name: LimitedFieldName): string {
  if (name === 'phone') return toContractPhone(fields.phone);
  return (name === 'remark' ? buildSentRemark(fields).text : fields[name]).trim();
}

/** Whether the remark is too long only with the extension that stands in Phone. */
export function isTooLongByExtension(fields: CallFields, name: LimitedFieldName): boolean {
  return (
    name === 'remark' &&
    countRemainingCharacters(fields, name) < 0 &&
    countRemainingCharacters({ ...fields, phone: '' }, name) >= 0
  );
}

/** Shows the count only near the limit. A phone number is always near its own. */
export function getVisibleCount(left: number, name: LimitedFieldName): number | null {
  const from = name === 'phone' ? -1 : Math.max(5, Math.ceil(textLimits[name] / 10));
  return left <= from ? left : null;
}
