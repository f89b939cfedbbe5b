import { traceError, type ErrorReport } from '../../shared/errors/error-report';
import type { Ask } from './ipc-client';

/** What fails more often says nothing new. */
const maxReports = 50;

export type ReportError = (report: Omit<ErrorReport, 'trace'>, thrown: unknown) => void;

/** Tells the main process of errors of the window, without their messages, and of so many only. */
export function createErrorReporter(ask: Ask): ReportError {
  let left = maxReports;
  return (report, thrown) => {
    if (left === 0) return;
    left -= 1;
    void ask('app.report-error', { ...report, trace: traceError(thrown) });
  };
}

/** Reports what no boundary sees: errors in events and timers, and promises that nobody awaited. */
export function reportUncaughtErrors(report: ReportError): void {
  window.addEventListener('error', ({ error, message }) => {
    // Chromium's way to say that a layout settles one frame later; nothing threw.
    if (error === null && message.startsWith('ResizeObserver loop')) return;
    report({ during: 'event', area: 'window' }, error);
  });
  window.addEventListener('unhandledrejection', ({ reason }) => {
    report({ during: 'promise', area: 'window' }, reason);
  });
}
