import { copyFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AppError, RefusalReason } from '../../shared/errors/app-error';
import { fail, succeed, type Result } from '../../shared/result';
import { defaultWords } from '../../shared/templates/default-templates';
import { mergeWords, readWords, writeWords, type Words } from '../../shared/templates/templates';
import { writeAll, writeFinishedFile } from '../files/write-stream-atomic';
import { writeWholeFile } from '../files/write-file-atomic';

export type WordsFile = ReturnType<typeof openWordsFile>;

/** Far more than the most words there may be. */
const largestBytes = 8_000_000;

/**
 * Presets and snippets, in `words.json` in the folder; live and practice share them. Until something was changed
 * they are the ones the app comes with. A file that cannot be read is kept aside before another takes its place.
 */
export function openWordsFile(folder: string) {
  const file = join(folder, 'words.json');
  let current = readFrom(file)?.words ?? defaultWords;
  let mustKeepAside = existsSync(file) && readFrom(file)?.leftOut !== 0;

  function set(words: Words): Result<Words, AppError> {
    try {
      if (mustKeepAside) copyFileSync(file, `${file}.old`);
      writeWholeFile(file, writeWords(words));
    } catch {
      return notAllowed('words not saved');
    }
    mustKeepAside = false;
    current = words;
    return succeed(current);
  }

  return {
    get: (): Words => current,
    set,
    reset: (): Result<Words, AppError> => set(defaultWords),

    /** Adds the words of a file to those that are there. */
    importFrom(path: string): Result<{ words: Words; leftOut: number }, AppError> {
      const read = readFrom(path);
      if (read === null) return notAllowed('no file of words');
      const merged = mergeWords(current, read.words);
      const saved = set(merged.words);
      return saved.ok ? succeed({ words: saved.value, leftOut: read.leftOut + merged.leftOut }) : saved;
    },

    async exportTo(path: string): Promise<Result<null, AppError>> {
      try {
        await writeFinishedFile(path, (handle) => writeAll(handle, writeWords(current)));
        return succeed(null);
      } catch {
        return notAllowed('file not written');
      }
    },
  };
}

function readFrom(path: string): ReturnType<typeof readWords> {
  try {
    return statSync(path).size > largestBytes ? null : readWords(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

function notAllowed(why: RefusalReason) {
  return fail({ kind: 'not allowed now', why } satisfies AppError);
}
