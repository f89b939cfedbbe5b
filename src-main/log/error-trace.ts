import { traceError } from '../../shared/errors/error-report';

/** An error's name and code. Its message may hold what a caller said, and goes into no log. */
export function getErrorName(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}

/** Where an error came from: its name and its innermost stack frames, without its message. */
export function toErrorTrace(error: unknown): { readonly error: string; readonly at: string } {
  return { error: getErrorName(error), at: traceError(error).frames.join(' < ') };
}
