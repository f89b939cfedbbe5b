import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { createLineSplitter } from '../files/line-splitter';
import { archiveLimits } from './archive-format';

/** A line of a staged file, and the offset of the next one in bytes. */
export type StagedLine = { readonly text: string; readonly next: number };

const blockLength = 65_536;

/**
 * Reads a staged file line by line. Ignores a last line without a line end: the file was cut off there.
 * @param from the offset to start at, in bytes
 */
export function* readStagedLines(file: string, from: number): Generator<StagedLine, void> {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const splitter = createLineSplitter(archiveLimits.lineBytes);
    let next = from;
    for (let position = from; position < size;) {
      const block = Buffer.alloc(Math.min(blockLength, size - position));
      position += readSync(handle, block, 0, block.length, position);
      for (const { text, bytes } of splitter.split(block)) {
        next += bytes;
        if (text !== null) yield { text, next };
      }
    }
  } finally {
    closeSync(handle);
  }
}
