/** The digits of a phone number in any writing, Arabic-Indic and full-width digits included; '' where there are none. */
export function digitsOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/\D/g, '');
}

/**
 * The phone number as StoreHub's example sends it: digits only, with the country code and without `+`
 * (`012-345 6789` becomes `60123456789`). A number that begins with neither 0 nor 60 is taken as it stands.
 * Never refuses: odd numbers pass, cut only by the contract's limit elsewhere.
 */
export function toContractPhone(text: string): string {
  const digits = digitsOf(text);
  if (/^\s*(\+|00)/.test(text.normalize('NFKC'))) return digits.replace(/^00/, '');
  if (digits.startsWith('0')) return `60${digits.slice(1)}`;
  return digits === '' ? text.trim() : digits;
}
