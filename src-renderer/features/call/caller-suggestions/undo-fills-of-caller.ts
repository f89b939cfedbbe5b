import type { Autofill } from '../../../../shared/calls/call';
import type { Caller } from '../../../../shared/callers/caller-suggestions';
import type { CallSession } from '../session/call-session';
import { findCallerOfCall } from './find-caller-of-call';

/**
 * Takes out what came from the caller of the call, with the pin and what followed from it, once the agent says that it is
 * somebody else. What was typed over it stays, and so does a pin that the agent has set since. All of it stays if the name was
 * typed over: somebody else calls for the same store.
 */
export function undoFillsOfCaller(session: CallSession, caller: Caller, callers: readonly Caller[]): void {
  const fields = session.getFields();
  if (!session.isEditable() || session.filledBy('name') !== 'caller') return;
  if (findCallerOfCall(fields, callers)?.key !== caller.key) return;
  const { applied } = fields.autofill;
  const ofCaller = applied.filter(({ source }) => source === 'caller');
  const isBehind = ({ step }: Autofill, at: number) =>
    step !== undefined && ofCaller.some((other) => other.step === step && applied.indexOf(other) < at);
  session.undoFills(applied.filter((entry, at) => ofCaller.includes(entry) || isBehind(entry, at)));
}
