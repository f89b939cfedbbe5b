import { basename, extname } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { Language } from '../../../shared/i18n/language';
import { nativeMessages } from '../../../shared/messages/native-catalogues';
import type { ChooseFile } from '../../files/file-chooser';

export function createFileChooser(
  window: () => BrowserWindow | undefined,
  language: () => Language,
): ChooseFile {
  return {
    async toOpen(extension) {
      const options = {
        title: nativeMessages[language()]('native.openFile'),
        properties: ['openFile' as const],
        filters: [filterFor(extension)],
      };
      const parent = window();
      const chosen = await (parent === undefined
        ? dialog.showOpenDialog(options)
        : dialog.showOpenDialog(parent, options));
      return chosen.filePaths[0] ?? null;
    },
    async toSave(suggestedName) {
      const options = {
        title: nativeMessages[language()]('native.saveFile'),
        defaultPath: basename(suggestedName),
        filters: [filterFor(extname(suggestedName).slice(1))],
      };
      const parent = window();
      const chosen = await (parent === undefined
        ? dialog.showSaveDialog(options)
        : dialog.showSaveDialog(parent, options));
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
    },
  };
}

function filterFor(extension: string) {
  return { name: extension.toUpperCase(), extensions: [extension] };
}
