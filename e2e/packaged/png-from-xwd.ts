import { crc32, deflateSync } from 'node:zlib';

/** A picture in the format in which an X server keeps its screen (32 bits a pixel, blue first), as a PNG. */
export function pngFromXwd(xwd: Buffer): Buffer {
  const field = (index: number): number => xwd.readUInt32BE(index * 4);
  const [headerBytes, width, height, bytesPerLine] = [field(0), field(4), field(5), field(12)];
  const firstPixel = headerBytes + field(19) * bytesPerColour;
  const lines = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = firstPixel + y * bytesPerLine + x * 4;
      const to = y * (1 + width * 3) + 1 + x * 3;
      lines.writeUIntBE(xwd.readUIntLE(from, 3), to, 3);
    }
  }
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  // 8 bits a channel, red green blue, nothing else of what the format offers.
  size.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
    chunk('IHDR', size),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const bytesPerColour = 12;

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
