import type { AppError } from '../../../shared/errors/app-error';
import type { Mode } from '../../../shared/app/mode';
import type { TicketDetail } from '../../../shared/history/ticket-summary-and-detail';
import type { PrintResult, FileSaveResult } from '../../../shared/history/file-save-and-print-results';
import type { Language } from '../../../shared/i18n/language';
import type { Result } from '../../../shared/result';
import type { ChooseFile } from '../../files/file-chooser';
import { saveChosenFile } from '../../files/save-chosen-file';
import { writeAll } from '../../files/write-to-file-handle';
import type { Log } from '../../log/log';
import { renderJobSlip } from './job-slip-page';

/** Turns HTML into a PDF or prints it. The agent chooses the printer in the system's dialog. */
export type HtmlPrinter = {
  readonly toPdf: (html: string) => Promise<Uint8Array>;
  readonly onPaper: (html: string) => Promise<Result<PrintResult, AppError>>;
};

export type JobSlipParts = {
  readonly mode: Mode;
  readonly language: () => Language;
  readonly chooseFile: ChooseFile;
  readonly htmlPrinter: HtmlPrinter;
  readonly log: Log;
};

/** Lets the agent choose a file and writes a ticket's job slip to it atomically. */
export function saveJobSlip(
  parts: JobSlipParts,
  ticket: TicketDetail,
): Promise<Result<FileSaveResult, AppError>> {
  const { mode, language, htmlPrinter } = parts;
  return saveChosenFile(parts, {
    defaultName: slipName(mode, ticket),
    logged: { saved: 'slip saved', failed: 'slip not saved' },
    write: async (handle) => {
      const pdf = await htmlPrinter.toPdf(renderJobSlip(ticket, mode, language()));
      writeAll(handle, Buffer.from(pdf));
    },
  });
}

/** Lets the agent choose a printer and prints a ticket's job slip. */
export function printJobSlip(
  parts: JobSlipParts,
  ticket: TicketDetail,
): Promise<Result<PrintResult, AppError>> {
  return parts.htmlPrinter.onPaper(renderJobSlip(ticket, parts.mode, parts.language()));
}

/** A case number comes from StoreHub and may contain characters that file names must not have. */
function slipName(mode: Mode, { caseNumber, reference }: TicketDetail): string {
  const number = (caseNumber ?? reference).replaceAll(/[^A-Za-z0-9-]+/g, '-').slice(0, 80);
  return `storehub-helpdesk-${mode}-${number}.pdf`;
}
