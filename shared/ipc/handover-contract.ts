import { handoverPageSchema, handoverRequestSchema, handoverSchema } from '../handover/handover';
import { printResultSchema, fileSaveResultSchema } from '../history/file-save-and-print-results';

/** The requests of the hand-over page, as a part of the contract. */
export const handoverContract = {
  /** What is open at this moment. */
  'handover.read': { request: handoverRequestSchema, response: handoverSchema },
  /** Prints the page as the window shows it. */
  'handover.print': { request: handoverPageSchema, response: printResultSchema },
  /** Lets the agent choose a file and writes the page into it as text. */
  'handover.save': { request: handoverPageSchema, response: fileSaveResultSchema },
};
