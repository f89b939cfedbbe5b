import { traceError } from '../../shared/errors/error-report';

/** Returns an error's name and code. Its message may contain what a caller said, so it never goes to the log. */
export function getErrorName(error: unknown): string {
  if (!(error instanceof Error)) return 'not an error';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}

/** Returns the origin of an error: its name and innermost stack frames, without its message. */
export function toErrorTrace(error: unknown): { readonly error: string; readonly at: string } {
  return { error: getErrorName(error), at: traceError(error).frames.join(' < ') };
}
