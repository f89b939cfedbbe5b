import { dialog, type BrowserWindow } from 'electron';
import type { Confirm } from '../../confirm/confirm-types';

const buttons = { no: 0, yes: 1 } as const;

/**
 * Enter, Esc and closing the dialog all mean no, so an agent who is typing when it appears confirms nothing by
 * accident.
 */
export function confirmInDialog(window: () => BrowserWindow | undefined): Confirm {
  return async ({ message, detail, yes, no }) => {
    const options = {
      type: 'warning' as const,
      message,
      detail,
      buttons: [no, yes],
      defaultId: buttons.no,
      cancelId: buttons.no,
      noLink: true,
    };
    const parent = window();
    const { response } = await (parent === undefined
      ? dialog.showMessageBox(options)
      : dialog.showMessageBox(parent, options));
    return response === buttons.yes;
  };
}
