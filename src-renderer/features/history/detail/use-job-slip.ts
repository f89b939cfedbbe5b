import { useState } from 'react';
import type { AppError } from '../../../../shared/errors/app-error';
import type { Mode } from '../../../../shared/app/app-state';
import type { Result } from '../../../../shared/result';
import type { IpcClient } from '../../../ipc/ipc-client';
import { useText } from '../../../i18n/translate';

export type JobSlip = {
  readonly save: () => void;
  readonly print: () => void;
  /** While a dialog of the system is open: another one would stand behind it. */
  readonly isBusy: boolean;
  /** What became of the last one. */
  readonly text: string;
  readonly error: AppError | null;
};

/**
 * The job slip of a ticket, into a file or onto paper.
 * @param mode whose ticket it is, where it is not of the mode the app is in
 */
export function useJobSlip(client: IpcClient, ticketId: number, mode: Mode | undefined): JobSlip {
  const t = useText();
  const [isBusy, setIsBusy] = useState(false);
  const [became, setBecame] = useState<{ text: string; error: AppError | null }>({ text: '', error: null });
  const after = async <T>(asked: Promise<Result<T, AppError>>, say: (value: T) => string) => {
    setIsBusy(true);
    setBecame({ text: '', error: null });
    const answer = await asked;
    setIsBusy(false);
    setBecame(answer.ok ? { text: say(answer.value), error: null } : { text: '', error: answer.error });
  };
  return {
    isBusy,
    ...became,
    save: () => {
      if (isBusy) return;
      void after(client.ask('tickets.save-slip', { ticketId, mode }), (slip) =>
        slip.kind === 'saved' ? t('jobSlip.saved', { file: slip.file }) : '',
      );
    },
    print: () => {
      if (isBusy) return;
      void after(client.ask('tickets.print-slip', { ticketId, mode }), (slip) => t(`jobSlip.${slip}`));
    },
  };
}
