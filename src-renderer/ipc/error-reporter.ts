import { traceError, type ErrorReport } from '../../shared/errors/error-report';
import type { Ask } from './ipc-client';

/** More errors than this say nothing new. */
const maxReports = 50;

export type ReportError = (report: Omit<ErrorReport, 'trace'>, thrown: unknown) => void;

/** Reports errors of the window to the main process, without their messages, up to the limit. */
export function createErrorReporter(ask: Ask): ReportError {
  let left = maxReports;
  return (report, thrown) => {
    if (left === 0) return;
    left -= 1;
    void ask('app.report-error', { ...report, trace: traceError(thrown) });
  };
}

/** Reports errors that no boundary catches: in events and timers, and in promises that nobody awaited. */
export function reportUncaughtErrors(report: ReportError): void {
  window.addEventListener('error', ({ error, message }) => {
    // Chromium reports this when a layout settles one frame later; nothing threw.
    if (error === null && message.startsWith('ResizeObserver loop')) return;
    report({ during: 'event', area: 'window' }, error);
  });
  window.addEventListener('unhandledrejection', ({ reason }) => {
    report({ during: 'promise', area: 'window' }, reason);
  });
}
