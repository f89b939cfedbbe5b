import { useContext, useEffect } from 'react';
import { flushSync } from 'react-dom';
import { CommandContext } from '../../../commands/command-registry';
import { getCaseOfOpenCallTarget, useFormDrafts } from '../../../state/form-drafts';
import { focusOpenNote } from '../contact-notes/focus-open-note';
import { askedCaseId } from '../session/call-caret';
import type { CallSession } from '../session/call-session';

/**
 * When a call is shown that was left with the caret in the number of the case asked about: the caret goes on behind it, also
 * after a restart.
 * @param onResume shows the number
 */
export function useResumedCaseNumber(session: CallSession, isShown: boolean, onResume: () => void): void {
  const drafts = useFormDrafts();
  const { keyBuffer, focusArrival } = useContext(CommandContext);
  const resume = async (isHere: () => boolean) => {
    await drafts.whenLoaded();
    if (!isHere() || session.getFields().openNote !== 'case') return isHere();
    if (drafts.get(getCaseOfOpenCallTarget(session.callId)) === undefined) session.setOpenNote(null);
    else {
      flushSync(onResume);
      focusOpenNote(focusArrival, askedCaseId);
      // Saved last, this call is the one that is shown after a restart.
      session.saver.saveSoon();
    }
    return true;
  };
  useEffect(() => {
    if (!isShown || session.getFields().openNote !== 'case') return undefined;
    let isHere = true;
    void keyBuffer.hold(resume(() => isHere));
    return () => {
      isHere = false;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- only when a call is shown
  }, []);
}
