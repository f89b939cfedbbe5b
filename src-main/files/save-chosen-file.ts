import type { AppError } from '../../shared/errors/app-error';
import type { FileSaveResult } from '../../shared/history/file-save-and-print-results';
import { fail, succeed, type Result } from '../../shared/result';
import { toErrorTrace } from '../log/error-trace';
import type { Log } from '../log/log';
import type { ChooseFile } from './file-chooser';
import { writeChosenFileAtomic } from './write-chosen-file-atomic';
import { toFileErrorCode } from './to-file-error-code';

type Parts = { readonly chooseFile: ChooseFile; readonly log: Log };

type ChosenFile = {
  readonly defaultName: string;
  /** The lines of the log. */
  readonly logged: { readonly saved: string; readonly failed: string };
  readonly write: Parameters<typeof writeChosenFileAtomic>[1];
};

/** Asks where to save a file, and writes it whole or not at all. */
export async function saveChosenFile(
  { chooseFile, log }: Parts,
  { defaultName, logged, write }: ChosenFile,
): Promise<Result<FileSaveResult, AppError>> {
  const file = await chooseFile.toSave(defaultName);
  if (file === null) return succeed({ kind: 'cancelled' });
  try {
    await writeChosenFileAtomic(file, write);
    log.info(logged.saved);
    return succeed({ kind: 'saved', file });
  } catch (thrown) {
    log.error(logged.failed, toErrorTrace(thrown));
    return fail({ kind: 'file', errorCode: toFileErrorCode(thrown) });
  }
}
