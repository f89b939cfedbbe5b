import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const DEFLATED = 8;

/** Unpacks the files for which `targetOf(name)` returns a path. A minimal Debian has no unzip command. */
export async function unzip(zipPath, targetFolder, targetOf) {
  const zip = await open(zipPath);
  try {
    for (const entry of await directoryOf(zip)) {
      const target = entry.name.endsWith('/') ? undefined : targetOf(entry.name);
      if (target !== undefined) await unpack(zip, zipPath, entry, join(targetFolder, target));
    }
  } finally {
    await zip.close();
  }
}

async function unpack(zip, zipPath, entry, path) {
  await mkdir(dirname(path), { recursive: true });
  const header = await bytesAt(zip, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const file = createWriteStream(path, { mode: entry.mode & 0o777 || 0o644 });
  if (entry.size === 0) return void file.end();
  const packed = createReadStream(zipPath, { start, end: start + entry.packedSize - 1 });
  await (entry.method === DEFLATED ? pipeline(packed, createInflateRaw(), file) : pipeline(packed, file));
  if (file.bytesWritten !== entry.size) throw new Error(`${entry.name} is damaged in ${path}`);
}

async function directoryOf(zip) {
  const { size } = await zip.stat();
  const tail = await bytesAt(zip, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end === -1 || tail.readUInt32LE(end) !== END_OF_DIRECTORY) throw new Error('not a zip file');
  const directory = await bytesAt(zip, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0; at < directory.length && directory.readUInt32LE(at) === DIRECTORY_ENTRY;) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      packedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function bytesAt(file, position, length) {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw new Error('the zip file ends too early');
  return buffer;
}
