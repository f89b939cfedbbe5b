import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { AppError, RefusalReason } from '../../shared/errors/app-error';
import { fail, succeed, type Result } from '../../shared/result';
import { defaultTemplates } from '../../shared/templates/default-templates';
import {
  mergeTemplates,
  parseTemplatesFile,
  formatTemplatesFile,
  type Templates,
} from '../../shared/templates/templates';
import { writeAll, writeStreamAtomic } from '../files/write-stream-atomic';
import { readSmallFile } from '../files/read-small-file';
import { writeFileAtomic } from '../files/write-file-atomic';

export type TemplatesFile = ReturnType<typeof openTemplatesFile>;

/** Far more than the maximum templates need. */
const largestBytes = 8_000_000;

/**
 * Opens the presets and snippets in `words.json` in the folder; live and practice share them. Until something is
 * changed, they are the app's defaults. An unreadable file is renamed before a new one replaces it.
 */
export function openTemplatesFile(folder: string) {
  const file = join(folder, 'words.json');
  let current = readFrom(file)?.templates ?? defaultTemplates;
  let mustKeepAside = existsSync(file) && readFrom(file)?.leftOut !== 0;

  function set(templates: Templates): Result<Templates, AppError> {
    try {
      // Renamed, not copied: it may be large, or not be a regular file.
      if (mustKeepAside && existsSync(file)) renameSync(file, `${file}.old`);
      writeFileAtomic(file, formatTemplatesFile(templates));
    } catch {
      return notAllowed('templates-not-saved');
    }
    mustKeepAside = false;
    current = templates;
    return succeed(current);
  }

  return {
    get: (): Templates => current,
    set,
    reset: (): Result<Templates, AppError> => set(defaultTemplates),

    /** Adds the templates of a file to the existing ones. */
    importFrom(path: string): Result<{ templates: Templates; leftOut: number }, AppError> {
      const read = readFrom(path);
      if (read === null) return notAllowed('not-a-template-file');
      const merged = mergeTemplates(current, read.templates);
      const saved = set(merged.templates);
      return saved.ok ? succeed({ templates: saved.value, leftOut: read.leftOut + merged.leftOut }) : saved;
    },

    async exportTo(path: string): Promise<Result<null, AppError>> {
      try {
        await writeStreamAtomic(path, (handle) => writeAll(handle, formatTemplatesFile(current)));
        return succeed(null);
      } catch {
        return notAllowed('file-not-written');
      }
    },
  };
}

function readFrom(path: string): ReturnType<typeof parseTemplatesFile> {
  try {
    return parseTemplatesFile(readSmallFile(path, largestBytes));
  } catch {
    return null;
  }
}

function notAllowed(reason: RefusalReason) {
  return fail({ kind: 'not-allowed', reason } satisfies AppError);
}
