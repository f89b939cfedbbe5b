import type { AppError } from '../../shared/errors/app-error';
import { succeed, type Result } from '../../shared/result';
import type { SupportReport } from '../../shared/support/support-report';
import type { ChooseFile } from '../files/file-chooser';
import { formatTimeForFileName } from '../files/format-time-for-file-name';
import { saveChosenFile } from '../files/save-chosen-file';
import { createFileSink } from '../files/write-to-file-handle';
import { writeZip } from '../files/write-zip';
import { readRunningAppHealth, type HealthHandlers } from '../health/running-app-health';
import type { HandlersOf } from '../ipc/handler-types';
import type { Log } from '../log/log';
import { readSupportReport, type SupportReportParts } from './support-report';

export type SupportHandlerParts = Pick<
  SupportReportParts,
  'appVersion' | 'electronVersion' | 'userDataFolder' | 'policies'
> & {
  readonly chooseFile: ChooseFile;
  readonly log: Log;
  readonly nowMs: () => number;
};

/** Creates the handlers of the report for IT. What is saved is what the agent saw: the report that was read last. */
export function createSupportHandlers(
  parts: SupportHandlerParts,
  app: () => HealthHandlers,
): HandlersOf<'support'> {
  let shown: SupportReport | null = null;

  async function read(): Promise<Result<SupportReport, AppError>> {
    const handlers = app();
    const state = await handlers['app.get-state'](null);
    if (!state.ok) return state;
    const running = await readRunningAppHealth(handlers);
    const { token, settings } = state.value;
    shown = readSupportReport({ ...parts, nowMs: parts.nowMs(), running, token, settings });
    return succeed(shown);
  }

  return {
    'support.read-report': read,
    'support.save-report': async () => {
      const report = shown === null ? await read() : succeed(shown);
      return report.ok ? saveReport(parts, report.value) : report;
    },
  };
}

function saveReport(parts: SupportHandlerParts, { files }: SupportReport) {
  const entries = files.map(({ name, text }) => ({ name, chunks: [Buffer.from(text)] }));
  return saveChosenFile(parts, {
    defaultName: `storehub-helpdesk-report-${formatTimeForFileName(parts.nowMs())}.zip`,
    logged: { saved: 'report for IT saved', failed: 'report for IT not saved' },
    write: (handle) => writeZip(createFileSink(handle), entries.values()),
  });
}
