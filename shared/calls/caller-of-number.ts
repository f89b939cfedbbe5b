import { z } from 'zod';
import { splitExtension } from '../phone/split-extension';
import { extractDigits, toContractPhone } from '../phone/storehub-phone-format';
import { minDigits, maxTypedNumberLength } from '../phone/number-lengths';

/** In characters, of each text in this record. Longer ones are cut: they are only compared and shown. */
const maxLength = 1000;

const shortText = z.string().max(maxLength);

/**
 * Who is known to have the number of the call, where its name or store was only filled in from an earlier ticket of somebody
 * else: the number was changed since. `phone` is in the format of the contract.
 */
export const callerOfNumberSchema = z.strictObject({
  phone: shortText,
  name: shortText,
  storeName: shortText,
});

export type CallerOfNumber = Readonly<z.infer<typeof callerOfNumberSchema>>;

export function createCallerOfNumber({ phone, name, storeName }: CallerOfNumber): CallerOfNumber {
  const [ofPhone = '', ofName = '', ofStore = ''] = [phone, name, storeName].map((text) =>
    text.slice(0, maxLength),
  );
  return { phone: ofPhone, name: ofName, storeName: ofStore };
}

export type CallerOfNumberInput = {
  readonly phone: string;
  readonly name: string;
  readonly storeName: string;
  readonly provenance: { readonly name?: string | undefined; readonly storeName?: string | undefined };
  readonly callerOfNumber: CallerOfNumber | null;
};

/** What names the caller: only reused until the agent types it, or the caller confirms it. */
export type CallerPart = 'name' | 'storeName';

export function listReusedCallerParts(
  fields: Pick<CallerOfNumberInput, CallerPart | 'provenance'>,
): readonly CallerPart[] {
  return (['name', 'storeName'] as const).filter(
    (part) => fields.provenance[part] === 'reused' && fields[part].trim() !== '',
  );
}

/** What names somebody else than the known caller of the number, and was only reused. The agent is asked about it. */
export function listPartsOfOtherCaller(fields: CallerOfNumberInput): readonly CallerPart[] {
  const { phone, callerOfNumber } = fields;
  return callerOfNumber?.phone === toWholeNumber(phone) ? listReusedCallerParts(fields) : [];
}

/** Whether a number may say whose a call is. The last digits that were typed, or a short number of a desk, may be anybody's. */
export function mayTellCaller(typed: string): boolean {
  const { phone } = splitExtension(typed.slice(0, maxTypedNumberLength));
  return extractDigits(phone).length >= minDigits.toTellCaller;
}

/** A number as the history has it, without its extension. */
export function toWholeNumber(typed: string): string {
  return toContractPhone(splitExtension(typed.slice(0, maxTypedNumberLength)).phone);
}
