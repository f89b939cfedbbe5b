import { fileSaveResultSchema } from '../history/file-save-and-print-results';
import { supportReportSchema } from '../support/support-report';
import { nothing } from './common-request-schemas';

/** The requests of the report for IT, as a part of the contract. */
export const supportContract = {
  /** The report as it is at this moment. */
  'support.read-report': { request: nothing, response: supportReportSchema },
  /** Lets the agent choose a file and writes the report into it that was read last. */
  'support.save-report': { request: nothing, response: fileSaveResultSchema },
};
