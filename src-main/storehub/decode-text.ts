/** Decodes an answer as UTF-8, or as UTF-16 if a byte order mark or the zero bytes of the first characters show it. */
export function decodeText(bytes: Buffer): string {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return bytes.toString('utf16le');
  if (first === 0xfe && second === 0xff) return decodeBigEndian(bytes);
  if (bytes.length >= 4 && second === 0 && fourth === 0 && first !== 0 && third !== 0)
    return bytes.toString('utf16le');
  if (bytes.length >= 4 && first === 0 && third === 0 && second !== 0 && fourth !== 0)
    return decodeBigEndian(bytes);
  return bytes.toString('utf8');
}

function decodeBigEndian(bytes: Buffer): string {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le');
}
