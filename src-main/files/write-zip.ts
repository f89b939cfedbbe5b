import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ZipFile } from 'yazl';

export type ZipEntry = { readonly name: string; readonly chunks: Iterable<Buffer> };

/** The fastest level, which still shrinks a history several times. */
const compressionLevel = 1;
/** A fixed time, so that equal content gives equal files. ZIP has no times before 1980. */
const mtime = new Date(Date.UTC(1980, 0, 2));

/**
 * Packs entries into a ZIP as a stream, one after the other: the next entry is requested once the one before is packed.
 * @returns the return value of `entries`
 * @throws exceptions of reading an entry or writing the file
 */
export async function writeZip<T>(sink: Writable, entries: Iterator<ZipEntry, T>): Promise<T> {
  // Only an export needs it, and each thread of the database would compile it.
  const { ZipFile: ZipWriter } = await import('yazl');
  const zip = new ZipWriter();
  const written = pipeline(zip.outputStream, sink);
  const failed = new Promise<never>((_resolve, reject) => {
    zip.on('error', reject);
    written.catch(reject);
  });
  failed.catch(() => undefined);
  try {
    let entry = entries.next();
    while (entry.done !== true) {
      await Promise.race([failed, packEntry(zip, entry.value)]);
      entry = entries.next();
    }
    zip.end();
    await written;
    return entry.value;
  } catch (thrown) {
    sink.destroy();
    // Bytes may still be on their way to a file that the caller is about to close.
    await written.catch(() => undefined);
    throw thrown;
  }
}

function packEntry(zip: ZipFile, { name, chunks }: ZipEntry): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = Readable.from(chunks, { objectMode: false });
    stream.once('error', reject);
    stream.once('end', resolve);
    zip.addReadStream(stream, name, { compressionLevel, mtime, mode: 0o100600 });
  });
}
