import type { Caller } from '../../../../shared/callers/caller-suggestions';
import { listFields } from '../session/autofill-history';
import type { CallSession } from '../session/call-session';
import { findCallerOfCall } from './find-caller-of-call';

/**
 * Takes out what came from the caller of the call, with the pin and what followed from it, once the agent says that it is
 * somebody else. What was typed over it stays, and all of it stays if the name was: somebody else calls for the same store.
 */
export function undoFillsOfCaller(session: CallSession, caller: Caller, callers: readonly Caller[]): void {
  const fields = session.getFields();
  if (!session.isEditable() || session.filledBy('name') !== 'caller') return;
  if (findCallerOfCall(fields, callers)?.key !== caller.key) return;
  const { applied } = fields.autofill;
  const ofCaller = applied.filter(({ source }) => source === 'caller');
  const steps = new Set(ofCaller.map(({ step }) => step).filter((step) => step !== undefined));
  const filled = applied.filter(
    (entry) => ofCaller.includes(entry) || (entry.step !== undefined && steps.has(entry.step)),
  );
  for (const { after } of filled.toReversed())
    for (const field of listFields(after)) session.undoField(field);
}
