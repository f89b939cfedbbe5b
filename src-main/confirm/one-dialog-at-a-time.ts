import { succeed } from '../../shared/result';
import type { ChooseFile } from '../files/file-chooser';
import type { HtmlPrinter } from '../tickets/job-slip/save-or-print-job-slip';
import type { Confirm } from './confirm-types';

export type NativeDialogs = {
  readonly confirm: Confirm;
  readonly chooseFile: ChooseFile;
  readonly htmlPrinter: HtmlPrinter;
};

/** Opens one dialog at a time; any other request meanwhile counts as cancelled. So a page cannot pile up dialogs. */
export function openOneDialogAtATime({ confirm, chooseFile, htmlPrinter }: NativeDialogs): NativeDialogs {
  let isOpen = false;

  function limit<A extends readonly unknown[], T>(
    open: (...args: A) => Promise<T>,
    cancelled: T,
  ): (...args: A) => Promise<T> {
    return async (...args) => {
      if (isOpen) return cancelled;
      isOpen = true;
      try {
        return await open(...args);
      } finally {
        isOpen = false;
      }
    };
  }

  return {
    confirm: limit(confirm, false),
    chooseFile: {
      toOpen: limit(chooseFile.toOpen, null),
      toSave: limit(chooseFile.toSave, null),
    },
    htmlPrinter: { ...htmlPrinter, onPaper: limit(htmlPrinter.onPaper, succeed('cancelled')) },
  };
}
