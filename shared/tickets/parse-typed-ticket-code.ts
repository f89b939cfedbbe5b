import { referencePattern } from './ticket-reference';

/**
 * A case number or reference as a person types it. `code` is what follows the first hyphen of a case number, the part
 * that tells it apart; `isWhole` says that the code alone could be a phone number, so the whole number must match.
 */
export type TypedTicketCode =
  | { readonly kind: 'reference'; readonly reference: string }
  | {
      readonly kind: 'case-number';
      readonly code: string;
      readonly typed: string;
      readonly isWhole: boolean;
    };

/** The fewest characters of a case number's code. */
const minCodeLength = 3;

/** Only the beginning of a longer text is read, in UTF-16 code units. */
const maxTypedLength = 100;

/** Parses a case number, the end of one, or a reference: `SH-7K3Q4`, `STOREHUB123-CA109193B`, `ca109`, `42-123456`. */
export function parseTypedTicketCode(text: string): TypedTicketCode | null {
  const typed = text.slice(0, maxTypedLength).trim().toUpperCase();
  const reference = typed.replace(/^SH[\s-]*/, 'SH-');
  if (referencePattern.test(reference)) return { kind: 'reference', reference };
  const whole = typed.replaceAll(/\s/g, '');
  if (/^\d+-\d{3,}$/.test(whole)) {
    return { kind: 'case-number', code: whole.slice(whole.indexOf('-') + 1), typed: whole, isWhole: true };
  }
  const code = whole.replace(/^(?:STOREHUB\d*)?-?/, '');
  if (code.length < minCodeLength || !/^[A-Z]+\d[\dA-Z]*$/.test(code)) return null;
  return { kind: 'case-number', code, typed: whole, isWhole: false };
}

/**
 * A case number or reference that a person typed, in capitals and without blanks, as StoreHub and the app write it. Any other
 * text stays as it is: the end of a case number only counts as one where it is all one word.
 */
export function toCanonicalCode(text: string): string {
  const typed = text.trim();
  const code = text.length > maxTypedLength ? null : parseTypedTicketCode(text);
  if (code?.kind === 'reference') return code.reference;
  const isCaseNumber = code !== null && (!/\s/.test(typed) || /^STOREHUB\d+-/.test(code.typed));
  return isCaseNumber ? code.typed : typed;
}
