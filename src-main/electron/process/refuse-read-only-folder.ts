import { app, dialog } from 'electron';
import type { Language } from '../../../shared/i18n/language';
import { nativeMessages } from '../../../shared/messages/native-catalogues';

/** Ends this run, which could not lock its data folder, and shows the reason in a dialog and on the terminal. */
export function refuseReadOnlyFolder(folder: string, language: Language): void {
  const t = nativeMessages[language];
  const sentence = t('native.folderReadOnly.sentence');
  const whatToDo = t('native.folderReadOnly.nextStep', { folder });
  process.stderr.write(`${sentence} ${whatToDo}\n`);
  dialog.showErrorBox(sentence, whatToDo);
  app.exit(1);
}
