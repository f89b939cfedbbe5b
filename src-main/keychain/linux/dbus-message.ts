/**
 * The part of D-Bus's wire format that a few queries to the keyring need: method calls whose arguments are strings and
 * string-to-string dictionaries, and replies. https://dbus.freedesktop.org/doc/dbus-specification.html
 */

/** A text is `s` (or `o`, an object path); a record is `a{ss}`. */
export type Argument = string | Readonly<Record<string, string>>;

export type MethodCall = {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly arguments: readonly Argument[];
};

export type Reply =
  | { readonly kind: 'return'; readonly replySerial: number; readonly body: BodyReader }
  | { readonly kind: 'error'; readonly replySerial: number; readonly errorName: string };

const typeOf = { call: 1, return: 2, error: 3 } as const;
const field = {
  path: 1,
  interface: 2,
  member: 3,
  errorName: 4,
  replySerial: 5,
  destination: 6,
  signature: 8,
};
const fixedHeaderBytes = 16;

export function encodeCall(call: MethodCall, serial: number): Buffer {
  const body = new Writer();
  for (const argument of call.arguments) {
    if (typeof argument === 'string') body.text(argument);
    else body.dictionary(argument);
  }
  const fields = new Writer();
  fields.field(field.path, 'o', call.path);
  fields.field(field.interface, 's', call.interface);
  fields.field(field.member, 's', call.member);
  fields.field(field.destination, 's', call.destination);
  const signature = call.arguments.map((argument) => (typeof argument === 'string' ? 's' : 'a{ss}')).join('');
  if (signature !== '') fields.field(field.signature, 'g', signature);

  const head = Buffer.alloc(fixedHeaderBytes);
  head.write('l', 0, 'latin1');
  head.writeUInt8(typeOf.call, 1);
  head.writeUInt8(1, 3);
  head.writeUInt32LE(body.length, 4);
  head.writeUInt32LE(serial, 8);
  head.writeUInt32LE(fields.length, 12);
  const written = fields.done();
  const padding = Buffer.alloc(-(fixedHeaderBytes + written.length) & 7);
  return Buffer.concat([head, written, padding, body.done()]);
}

/** Returns the length of the message at the start of these bytes, or undefined while too few bytes have arrived. */
export function getMessageLength(bytes: Buffer): number | undefined {
  if (bytes.length < fixedHeaderBytes) return undefined;
  const read = integerReader(bytes);
  const header = fixedHeaderBytes + read(12);
  return header + (-header & 7) + read(4);
}

/**
 * Decodes one complete message. Returns undefined if it is not a reply, such as a signal. @throws RangeError if it is
 * malformed
 */
export function decodeReply(message: Buffer): Reply | undefined {
  const read = integerReader(message);
  const header = fixedHeaderBytes + read(12);
  const fields = new BodyReader(message.subarray(0, header), read, fixedHeaderBytes);
  let replySerial = 0;
  let errorName = '';
  while (!fields.isAtEnd()) {
    fields.align(8);
    const code = fields.byte();
    const signature = fields.signature();
    if (signature === 'u') {
      const value = fields.integer();
      if (code === field.replySerial) replySerial = value;
    } else if (signature === 'g') {
      fields.signature();
    } else {
      const value = fields.text();
      if (code === field.errorName) errorName = value;
    }
  }
  const type = message.readUInt8(1);
  if (type === typeOf.error) return { kind: 'error', replySerial, errorName };
  if (type !== typeOf.return) return undefined;
  const start = header + (-header & 7);
  const body = message.subarray(start);
  return { kind: 'return', replySerial, body: new BodyReader(body, integerReader(body, message), 0) };
}

function integerReader(bytes: Buffer, message = bytes): (at: number) => number {
  return message.toString('latin1', 0, 1) === 'B'
    ? (at) => bytes.readUInt32BE(at)
    : (at) => bytes.readUInt32LE(at);
}

/** Reads values in sequence. @throws RangeError past the end */
export class BodyReader {
  readonly #bytes: Buffer;
  readonly #read: (at: number) => number;
  #at: number;

  constructor(bytes: Buffer, read: (at: number) => number, at: number) {
    this.#bytes = bytes;
    this.#read = read;
    this.#at = at;
  }

  isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  align(boundary: number): void {
    this.#at += -this.#at & (boundary - 1);
  }

  byte(): number {
    const value = this.#bytes.readUInt8(this.#at);
    this.#at += 1;
    return value;
  }

  integer(): number {
    this.align(4);
    const value = this.#read(this.#at);
    this.#at += 4;
    return value;
  }

  text(): string {
    return this.#characters(this.integer());
  }

  signature(): string {
    return this.#characters(this.byte());
  }

  texts(): string[] {
    const length = this.integer();
    const end = this.#at + length;
    const found: string[] = [];
    while (this.#at < end) found.push(this.text());
    return found;
  }

  #characters(length: number): string {
    if (this.#at + length >= this.#bytes.length) throw new RangeError('text past the end');
    const text = this.#bytes.toString('utf8', this.#at, this.#at + length);
    this.#at += length + 1;
    return text;
  }
}

class Writer {
  readonly #parts: Buffer[] = [];
  length = 0;

  done(): Buffer {
    return Buffer.concat(this.#parts);
  }

  text(text: string): void {
    this.#align(4);
    const bytes = Buffer.from(`${text}\0`);
    this.#integer(bytes.length - 1);
    this.#add(bytes);
  }

  dictionary(entries: Readonly<Record<string, string>>): void {
    this.#align(4);
    const inner = new Writer();
    for (const [key, value] of Object.entries(entries)) {
      inner.#align(8);
      inner.text(key);
      inner.text(value);
    }
    this.#integer(inner.length);
    // The length counts from the first entry, which has its own alignment.
    this.#align(8);
    this.#add(inner.done());
  }

  field(code: number, signature: 'o' | 's' | 'g', value: string): void {
    this.#align(8);
    this.#add(Buffer.from([code, 1, signature.codePointAt(0) ?? 0, 0]));
    if (signature === 'g') this.#add(Buffer.from([value.length, ...Buffer.from(`${value}\0`)]));
    else this.text(value);
  }

  #integer(value: number): void {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(value);
    this.#add(bytes);
  }

  #align(boundary: number): void {
    this.#add(Buffer.alloc(-this.length & (boundary - 1)));
  }

  #add(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.length += bytes.length;
  }
}
