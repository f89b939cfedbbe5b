import type { Mode } from '../../../shared/app/mode';
import { useText } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { useReportedAction, type ReportedAction } from '../../ipc/use-reported-action';

export type JobSlip = Omit<ReportedAction, 'report'> & {
  readonly save: () => void;
  readonly print: () => void;
};

/**
 * Saves or prints the job slip of a ticket.
 * @param mode the ticket's mode, if it is not the current one
 */
export function useJobSlip(client: IpcClient, ticketId: number, mode: Mode | undefined): JobSlip {
  const t = useText();
  const { report, ...last } = useReportedAction();
  return {
    ...last,
    save: () => {
      if (last.isBusy) return;
      void report(client.ask('tickets.save-slip', { ticketId, mode }), (slip) =>
        slip.kind === 'saved' ? t('jobSlip.saved', { file: slip.file }) : '',
      );
    },
    print: () => {
      if (last.isBusy) return;
      void report(client.ask('tickets.print-slip', { ticketId, mode }), (slip) => t(`jobSlip.${slip}`));
    },
  };
}
