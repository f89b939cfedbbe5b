/** Splits `03-2161 1234 ext 12` into the number and the digits of its extension, '' if there is none. */
export function splitExtension(text: string): { readonly phone: string; readonly extension: string } {
  const found = extensionPattern.exec(text.slice(-maxExtensionLength));
  if (found === null) return { phone: text.trim(), extension: '' };
  const phone = text.slice(0, text.length - found[0].length);
  return /\d/.test(phone)
    ? { phone: phone.trim(), extension: found[1] ?? '' }
    : { phone: text.trim(), extension: '' };
}

const maxExtensionLength = 40;
/** English, Malay (`sambungan`) and Chinese words for an extension, and the symbols on phones. */
const extensionPattern =
  /[\s,;(]*(?:ext(?:ension|n)?|samb(?:ungan)?|talian|x|分机|分機|内线|#)\s?[.:]?\s?(\d{1,6})\s?\)?\s*$/i;
