import type { ArchiveErrorCode } from '../../shared/errors/app-error';

/** The exception for a refused archive, with the error code for the agent. */
export class ArchiveRejectedError extends Error {
  readonly errorCode: ArchiveErrorCode;

  constructor(errorCode: ArchiveErrorCode) {
    super(errorCode);
    this.errorCode = errorCode;
  }
}
