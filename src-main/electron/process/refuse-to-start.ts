import { accessSync, constants } from 'node:fs';
import { app, dialog } from 'electron';
import type { Language } from '../../../shared/i18n/language';
import { sharedMessages } from '../../../shared/messages/shared-catalogues';

/** The exit code for a wrong command line, from sysexits.h. */
const usageExitCode = 64;

/** Ends this run before it has done anything, and prints the reason on the terminal. */
export function refuseToStart(conditions: readonly string[]): void {
  process.stderr.write(`${app.name} does not start with ${conditions.join(', ')}. Start it without.\n`);
  app.exit(usageExitCode);
}

export function mayWriteTo(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ends this run, which could not lock its data folder, and shows the reason in a dialog and on the terminal. */
export function refuseReadOnlyFolder(folder: string, language: Language): void {
  const t = sharedMessages[language];
  const sentence = t('native.folderReadOnly.sentence');
  const whatToDo = t('native.folderReadOnly.nextStep', { folder });
  process.stderr.write(`${sentence} ${whatToDo}\n`);
  dialog.showErrorBox(sentence, whatToDo);
  app.exit(1);
}
