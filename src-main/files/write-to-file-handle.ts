import { writeSync } from 'node:fs';
import { Writable } from 'node:stream';

/** Writes all bytes: one call of the system may write fewer. */
export function writeAll(handle: number, what: string | Uint8Array): void {
  const bytes = typeof what === 'string' ? Buffer.from(what) : what;
  for (let from = 0; from < bytes.length;) from += writeSync(handle, bytes, from);
}

/** Creates a stream into an open file. Never closes the file. */
export function createFileSink(handle: number): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      try {
        writeAll(handle, chunk);
        done();
      } catch (thrown) {
        done(thrown instanceof Error ? thrown : new Error(String(thrown)));
      }
    },
  });
}
