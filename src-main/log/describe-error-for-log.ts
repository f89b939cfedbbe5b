import type { AppError } from '../../shared/errors/app-error';
import type { LogData } from './log';

/**
 * Describes an error for the log: its kind and its reason. Leaves out the detail, which may quote a path, a row or a
 * server.
 */
export function describeError(error: AppError): LogData {
  switch (error.kind) {
    case 'not-found':
      return { kind: error.kind, what: error.what };
    case 'not-allowed':
      return { kind: error.kind, why: error.reason };
    case 'database':
    case 'keychain':
    case 'file':
    case 'printer':
    case 'archive':
      return { kind: error.kind, errorCode: error.errorCode };
    case 'fields-not-ready':
      return { kind: error.kind, faults: error.faults.length };
    case 'invalid-token':
    case 'invalid-request':
    case 'untrusted-sender':
    case 'internal':
      return { kind: error.kind };
  }
}
