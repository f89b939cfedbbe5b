import { z } from 'zod';
import { textLimits } from '../tickets/create-ticket-request-schema';
import { getPhoneKind } from './phone-kind-and-grouping';
import { splitExtension } from './split-extension';
import { toContractPhone } from './storehub-phone-format';

/** The only addresses that the app ever hands to another program. */
export const telLinkPattern = /^tel:\+60\d{8,10}$/;

/**
 * Returns the address that dials a Malaysian mobile or landline number, `tel:+60123456789`, without its extension. Null
 * for any other text: a number of another country costs money, and one that looks wrong would ring somebody else.
 */
export function toTelLink(text: string): string | null {
  const { phone } = splitExtension(text);
  const kind = getPhoneKind(phone);
  if (kind !== 'mobile' && kind !== 'landline') return null;
  const address = `tel:+${toContractPhone(phone)}`;
  return telLinkPattern.test(address) ? address : null;
}

/** The text of a phone field or of a stored number. */
export const dialRequestSchema = z.strictObject({ phone: z.string().max(4 * textLimits.phone) });

/**
 * What became of dialling. `dialled`: the number was handed to this program. `no-program`: the system has none for it.
 * `not-dialable`: it is no complete mobile or landline number of Malaysia. `practice`: nothing leaves the computer in practice.
 */
export const dialOutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('dialled'), program: z.string() }),
  z.strictObject({ kind: z.enum(['no-program', 'not-dialable', 'practice', 'failed']) }),
]);

export type DialOutcome = z.infer<typeof dialOutcomeSchema>;
