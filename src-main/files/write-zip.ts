import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

export type ZipEntry = { readonly name: string; readonly chunks: Iterable<Buffer> };

/** The fastest that still makes a history several times smaller. */
const compressionLevel = 1;
/** The same content makes the same file; ZIP cannot say anything before 1980. */
const mtime = new Date(Date.UTC(1980, 0, 2));

/**
 * Packs entries into a ZIP while they are read, one after the other: each is asked for when the one before is packed.
 * @returns what the entries return in the end
 * @throws what reading an entry or writing the file throws
 */
export async function writeZip<T>(sink: Writable, entries: Iterator<ZipEntry, T>): Promise<T> {
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream, sink);
  const failed = new Promise<never>((_resolve, reject) => {
    zip.on('error', reject);
    written.catch(reject);
  });
  failed.catch(() => undefined);
  try {
    let entry = entries.next();
    while (entry.done !== true) {
      await Promise.race([failed, packed(zip, entry.value)]);
      entry = entries.next();
    }
    zip.end();
    await written;
    return entry.value;
  } catch (thrown) {
    sink.destroy();
    // Until then bytes may still be on their way to a file that the caller is about to close.
    await written.catch(() => undefined);
    throw thrown;
  }
}

function packed(zip: ZipFile, { name, chunks }: ZipEntry): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = Readable.from(chunks, { objectMode: false });
    stream.once('error', reject);
    stream.once('end', resolve);
    zip.addReadStream(stream, name, { compressionLevel, mtime, mode: 0o100600 });
  });
}
