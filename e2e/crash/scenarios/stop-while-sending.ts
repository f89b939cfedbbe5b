import { blankCallFields, type CallFields } from '../../../shared/calls/call';
import {
  openHeadlessWorkspace,
  openStoresWith,
  withMethods,
} from '../../headless-app/open-headless-workspace';
import { printLine } from '../app/print-line';
import { waitToBeKilled } from '../app/wait-to-be-killed';

/** Steps at which the process can stop while it sends. */
export const sendingSteps = [
  'ticket-not-on-disk',
  'ticket-on-disk',
  'first-byte',
  'any-moment',
  'answered',
  'answer-in-journal',
  'outcome-on-disk',
  'reported',
] as const;

export type SendingStep = (typeof sendingSteps)[number];

export type StopWhileSending = {
  readonly userDataFolder: string;
  readonly endpoint: string;
  readonly step: SendingStep;
  readonly mark: string;
  readonly timeLimitMs: number;
};

export const callId = '00000000-0000-4000-8000-000000000001';

export function createFields(mark: string): CallFields {
  return {
    ...blankCallFields,
    phone: '012-345 6789',
    name: 'Ahmad Ibrahim',
    issue: 'The till does not start',
    remark: mark,
    serviceId: 18,
    address: '23, Jalan Ampang, 55000 KL',
    state: 'Kuala Lumpur',
    longitude: '101.7122',
    latitude: '3.1573',
  };
}

/** Sends one ticket and stops at a step, to be killed there. Reports that step. */
export async function sendAndStopAtStep(order: StopWhileSending): Promise<void> {
  const { userDataFolder, endpoint, step, mark, timeLimitMs } = order;
  const at = (here: SendingStep): void => {
    if (here !== step) return;
    printLine(here);
    waitToBeKilled();
  };
  const workspace = await openHeadlessWorkspace({
    userDataFolder,
    endpoint,
    timeLimitMs,
    openStores: openStoresWith(
      (trusted) => ({
        ...trusted,
        journal: {
          ...trusted.journal,
          appendSoon: (...records) => {
            trusted.journal.appendSoon(...records);
            if (records.some((record) => (record as { kind: string }).kind === 'ended')) {
              at('answer-in-journal');
            }
          },
        },
      }),
      ({ tickets }) => ({
        tickets: withMethods(tickets, {
          make: async (...args) => {
            at('ticket-not-on-disk');
            const made = await tickets.make(...args);
            at('ticket-on-disk');
            return made;
          },
          endAttempt: async (...args) => {
            at('answered');
            const ended = await tickets.endAttempt(...args);
            at('outcome-on-disk');
            return ended;
          },
        }),
      }),
    ),
    nowMs: Date.now,
    onFirstByte: () => {
      if (step === 'any-moment') printLine(step);
      at('first-byte');
    },
  });
  const fields = createFields(mark);
  await workspace.stores.calls.begin(callId, 1);
  await workspace.stores.calls.save(callId, fields, 2);
  await workspace.sender.send(callId, fields);
  printLine('reported');
  waitToBeKilled();
}
