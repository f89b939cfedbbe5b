import { closeSync, constants, existsSync, fsyncSync, lstatSync, openSync, rmSync, writeSync } from 'node:fs';
import { z } from 'zod';
import type { FolderRecord } from './classify-folder';
import { readJson } from './read-json-file';

const witnessSchema = z.object({
  folderId: z.string().min(1),
  segment: z.number().int(),
  bytes: z.number().int(),
});

/** Smaller than a sector of the disk, so that a write is atomic. */
const witnessBytes = 200;

/** A file that holds one witness. */
export type WitnessFile = {
  readonly read: () => FolderRecord | 'unreadable' | null;
  /** @throws errors of the file system */
  readonly write: (witness: FolderRecord) => void;
  /** Flushes the file to the disk. @throws errors of the file system */
  readonly sync: () => void;
  readonly close: () => void;
};

export function openWitnessFile(file: string): WitnessFile {
  let handle: number | undefined;
  return {
    read: () => (existsSync(file) ? (readJson(file, witnessSchema) ?? 'unreadable') : null),

    /** Overwrites the file in place with one write, so that its content is complete at any time. */
    write(witness) {
      if (handle === undefined) removeNonFile(file);
      handle ??= openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
      writeSync(handle, JSON.stringify(witness).padEnd(witnessBytes), 0);
    },

    sync() {
      if (handle !== undefined) fsyncSync(handle);
    },

    close() {
      if (handle !== undefined) closeSync(handle);
      handle = undefined;
    },
  };
}

/** A pipe or a folder in its place keeps no witness. */
function removeNonFile(file: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile() === false) rmSync(file, { recursive: true });
}
