import { assert, property, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeReply, encodeCall, getMessageLength } from './dbus-message';

const call = {
  destination: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets',
  interface: 'org.freedesktop.Secret.Service',
  member: 'SearchItems',
  arguments: [{ service: 's', account: 'a' }],
};

describe('a call', () => {
  it('is as long as it says, and its parts stand on their boundaries', () => {
    const message = encodeCall(call, 7);
    expect(getMessageLength(message)).toBe(message.length);
    expect([...message.subarray(0, 4)]).toEqual([0x6c, 1, 0, 1]);
    expect(message.readUInt32LE(8)).toBe(7);
    const body = message.subarray(message.length - message.readUInt32LE(4));
    expect((message.length - body.length) % 8).toBe(0);
    // The length of the array, then its first entry on the next boundary of 8.
    expect(body.readUInt32LE(0)).toBe(body.length - 8);
    expect(body.readUInt32LE(8)).toBe('service'.length);
    expect(body.toString('utf8', 12, 20)).toBe('service\0');
    expect(body.toString('utf8', 24, 26)).toBe('s\0');
    expect(body.readUInt32LE(32)).toBe('account'.length);
  });
});

/** A method return built by hand from the specification, in either byte order. */
function handmadeReply(order: 'l' | 'B'): Buffer {
  const integer = (value: number) => {
    const bytes = Buffer.alloc(4);
    if (order === 'l') bytes.writeUInt32LE(value);
    else bytes.writeUInt32BE(value);
    return bytes;
  };
  const body = Buffer.concat([integer(3), Buffer.from('/a\0'), Buffer.from([0])]);
  body.fill(0, 7);
  const replySerial = Buffer.concat([Buffer.from([5, 1, 0x75, 0]), integer(9)]);
  const signature = Buffer.from([8, 1, 0x67, 0, 1, 0x6f, 0]);
  const fields = Buffer.concat([replySerial, signature]);
  const head = Buffer.concat([
    Buffer.from([order.codePointAt(0)!, 2, 1, 1]),
    integer(body.length),
    integer(4),
    integer(fields.length),
  ]);
  return Buffer.concat([head, fields, Buffer.alloc(-(head.length + fields.length) & 7), body]);
}

describe('a reply', () => {
  it.each(['l', 'B'] as const)('is read in byte order %s', (order) => {
    const message = handmadeReply(order);
    // The body holds one string of two characters; its length says three to test reading past the end.
    if (order === 'l') message.writeUInt32LE(2, message.length - 8);
    else message.writeUInt32BE(2, message.length - 8);
    const reply = decodeReply(message);
    expect(reply).toMatchObject({ kind: 'return', replySerial: 9 });
    expect(reply?.kind === 'return' && reply.body.text()).toBe('/a');
  });

  it('whose text runs past its end is refused', () => {
    const message = handmadeReply('l');
    message.writeUInt32LE(400, message.length - 8);
    const reply = decodeReply(message);
    expect(() => reply?.kind === 'return' && reply.body.text()).toThrow(RangeError);
  });

  it('of any bytes at all either reads or is refused', () => {
    assert(
      property(uint8Array({ minLength: 16, maxLength: 200 }), (bytes) => {
        const message = Buffer.from(bytes);
        message.writeUInt32LE(message.readUInt32LE(12) % 256, 12);
        try {
          const reply = decodeReply(message);
          if (reply?.kind === 'return') reply.body.texts();
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
