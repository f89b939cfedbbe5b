import { useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error';
import type { Mode } from '../../../shared/app/mode';
import type { Result } from '../../../shared/result';
import type { IpcClient } from '../../ipc/ipc-client';
import { useText } from '../../i18n/use-text';

export type JobSlip = {
  readonly save: () => void;
  readonly print: () => void;
  /** True while a system dialog is open, since another one would open behind it. */
  readonly isBusy: boolean;
  /** The result of the last slip. */
  readonly text: string;
  readonly error: AppError | null;
};

/**
 * Saves or prints the job slip of a ticket.
 * @param mode the ticket's mode, if it is not the current one
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
