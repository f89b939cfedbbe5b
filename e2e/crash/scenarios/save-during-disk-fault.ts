import { setTimeout as pause } from 'node:timers/promises';
import type { AppError } from '../../../shared/errors/app-error';
import type { Workspace } from '../../../src-main/workspace/workspace';
import { openHeadlessWorkspace } from '../../headless-app/open-headless-workspace';
import { printLine } from '../app/print-line';
import { createFields } from './stop-while-sending';

export type SaveDuringDiskFault = {
  readonly userDataFolder: string;
  readonly endpoint: string;
  /** A control: reports a save as done without checking it. */
  readonly claimsFirst: boolean;
};

/** The reports of the process, each printed immediately. */
export type FaultReport =
  | { readonly kind: 'saved'; readonly callId: string; readonly round: number }
  | { readonly kind: 'refused'; readonly error: AppError }
  | { readonly kind: 'sent'; readonly callId: string; readonly caseNumber: string };

const roundsPerCall = 10;

/** Types, saves and sends without end, whatever the disk does, and reports each result. */
export async function saveDuringDiskFault(order: SaveDuringDiskFault): Promise<void> {
  const report = (what: FaultReport): void => printLine(JSON.stringify(what));
  const workspace = await openAtLast(order, report);
  for (let round = 1; ; round += 1) {
    const callId = `call-${Math.ceil(round / roundsPerCall)}`;
    const fields = createFields(`round ${round} ${'x'.repeat(round % 900)}`);
    if (order.claimsFirst) report({ kind: 'saved', callId, round });
    if (round % roundsPerCall === 1) await workspace.stores.calls.begin(callId, round);
    const saved = await workspace.stores.calls.save(callId, fields, round);
    if (!saved.ok) report({ kind: 'refused', error: saved.error });
    // The value is null if even starting the call failed.
    else if (saved.value !== null && !order.claimsFirst) report({ kind: 'saved', callId, round });
    if (round % roundsPerCall === 0) await send(workspace, callId, round, report);
    await pause(1);
  }
}

async function send(
  workspace: Workspace,
  callId: string,
  round: number,
  report: (what: FaultReport) => void,
): Promise<void> {
  const sent = await workspace.sender.send(callId, createFields(`round ${round} sent`));
  if (!sent.ok) report({ kind: 'refused', error: sent.error });
  else if (sent.value.caseNumber !== null) {
    report({ kind: 'sent', callId, caseNumber: sent.value.caseNumber });
  }
}

/** Retries in the same process, as the app does at each request. */
async function openAtLast(
  { userDataFolder, endpoint }: SaveDuringDiskFault,
  report: (what: FaultReport) => void,
): Promise<Workspace> {
  for (;;) {
    try {
      return await openHeadlessWorkspace({ userDataFolder, endpoint });
    } catch (thrown) {
      report({ kind: 'refused', error: { kind: 'database', errorCode: 'failed', detail: String(thrown) } });
      await pause(20);
    }
  }
}
