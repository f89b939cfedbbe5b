/**
 * Removes from a line what must never be in a log: tokens, authorisation headers, mail addresses, and every run of
 * digits that could be a phone number. This is the last safeguard: callers never pass such data.
 */
export function redact(line: string): string {
  return line
    .replaceAll(/tk_[\w-]{6,}/g, '[token]')
    .replaceAll(/\b(bearer|basic)\s+\S+/gi, '$1 [token]')
    .replaceAll(/\b(authorization\W+)\S+/gi, '$1[token]')
    .replaceAll(/[\w.+-]{1,64}(?:@|%40)[\w.-]{1,255}/g, '[mail]')
    .replaceAll(/\+?\d(?:[\s().-]*\d){6,}/g, '[number]')
    .replaceAll(/\p{Cc}/gu, ' ');
}
