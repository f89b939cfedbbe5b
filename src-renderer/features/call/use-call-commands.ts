import type { AutofillSource } from '../../../shared/calls/call';
import { listPartsOfOtherCaller } from '../../../shared/calls/caller-of-number';
import { findStoreOfDoubtfulPlace } from '../../../shared/calls/reused-place';
import { getNextLanguage } from '../../../shared/i18n/language';
import { useCommands, type Command } from '../../commands/command-registry';
import { useText, type TextKey } from '../../i18n/use-text';
import { announceCallerLanguage } from '../../components/caller-language-selector';
import { focusFirstFault } from './editing/call-form-context';
import { explainNotEditable, isEditable, type OpenCall } from './open-calls/open-call-state';
import { listNewestStep } from './session/autofill-history';
import { listReusedFields } from './session/get-fields-before-callers';

type CallCommandParts = {
  readonly open: OpenCall;
  readonly isShown: boolean;
  /** Whether there was a doubt when Send was last pressed, or it was not known whose number it is. */
  readonly isDoubtful: boolean;
  readonly send: () => void;
  readonly sendAnyway: () => void;
  /** Undoes what came after the fills: a discard, or the ending of the call. */
  readonly undo: Command | undefined;
  /** Called with the source of the autofill that was undone. */
  readonly onUndone: (source: AutofillSource | undefined) => void;
  readonly pastCase: Command;
  readonly fillFromCaller: {
    readonly start: () => void;
    readonly whyNot: () => TextKey | undefined;
    readonly replacePlace: () => void;
  };
  readonly toggleMap: () => void;
  /** Brings back the caller who was dismissed after the last fill; null if there is none. */
  readonly findDismissalToUndo: () => (() => void) | null;
  readonly onReopenRejected: (ticketId: number) => void;
};

/** The keys of the shown call. */
export function useCallCommands(parts: CallCommandParts): void {
  const { open, isShown, isDoubtful, send, sendAnyway, undo, onUndone } = parts;
  const { pastCase, fillFromCaller, toggleMap, findDismissalToUndo } = parts;
  const { session } = open;
  const t = useText();
  const { language } = t;
  const canEdit = isEditable(open);
  const whyNotEdit = (): TextKey | undefined => (canEdit ? undefined : explainNotEditable(open));
  /**
   * The notice that holds the call back says that this key clears what is of another store or caller, whatever was
   * filled since.
   */
  const isPlaceDoubtful = () => isDoubtful && findStoreOfDoubtfulPlace(session.getFields()) !== undefined;
  const isCallerDoubtful = () => isDoubtful && listPartsOfOtherCaller(session.getFields()).length > 0;
  const hasFault = () => Object.keys(session.store.get().faults).length > 0;
  useCommands(
    !isShown
      ? {}
      : {
          send: {
            run: send,
            whyNot: whyNotEdit,
            isReady: () => canEdit && !hasFault(),
            focusFault: () => canEdit && focusFirstFault(session),
          },
          'send-anyway': {
            run: sendAnyway,
            // What must be corrected holds this key back as it does Send, and the caret goes there.
            whyNot: () => whyNotEdit() ?? (isDoubtful || hasFault() ? undefined : 'unavailable.nothingAsked'),
          },
          'correct-rejected': getCorrectCommand(parts),
          undo: undo ?? {
            run: () => {
              if (isCallerDoubtful()) session.undoFields(listReusedFields(session.getFields()));
              else if (isPlaceDoubtful()) fillFromCaller.replacePlace();
              else {
                const undoDismissal = findDismissalToUndo();
                if (undoDismissal === null) onUndone(session.undo()?.source);
                else undoDismissal();
              }
            },
            whyNot: () =>
              whyNotEdit() ??
              (isCallerDoubtful() ||
              isPlaceDoubtful() ||
              findDismissalToUndo() !== null ||
              listNewestStep(session.getFields().autofill).length > 0
                ? undefined
                : 'unavailable.nothingFilled'),
          },
          'past-case': pastCase,
          'fill-from-caller': {
            run: fillFromCaller.start,
            whyNot: () => whyNotEdit() ?? fillFromCaller.whyNot(),
          },
          map: { run: toggleMap, whyNot: whyNotEdit },
          'caller-language': {
            run: () => {
              const callerLanguage = getNextLanguage(session.getFields().callerLanguage ?? language);
              session.change({ callerLanguage });
              announceCallerLanguage(callerLanguage, t);
            },
          },
        },
  );
}

/** A rejected call is corrected in its form, and one that ended without a ticket in the call of its rejected ticket. */
function getCorrectCommand({ open, onReopenRejected }: CallCommandParts): Command | undefined {
  const { ticket, endedBeside } = open;
  if (endedBeside !== null) return { run: () => onReopenRejected(endedBeside.id) };
  if (ticket?.status !== 'rejected') return undefined;
  return { run: () => undefined, whyNot: () => 'unavailable.correctHere' };
}
