import { useEffect, useState, type RefObject } from 'react';
import { useCaseCommands } from '../../commands/use-case-commands';
import { scrollPartsIntoViewSoon } from '../../ui/scroll-into-view';

/**
 * A form needs only the ticket's id, so it opens before the ticket is loaded and receives the next keys.
 * @param isThere whether the ticket is loaded
 * @param hasForms whether it is one of the current mode, which may have forms
 */
export function useNoteAndReminderForms(
  isThere: boolean,
  hasForms: boolean,
  pane: RefObject<HTMLElement | null>,
) {
  const [isReminding, setIsReminding] = useState(false);
  const [isNoting, setIsNoting] = useState(false);
  useCaseCommands(
    hasForms && !isThere
      ? {
          'set-reminder': { run: () => setIsReminding(true) },
          'add-note': { run: () => setIsNoting(true) },
        }
      : {},
  );
  // What the ticket shows above a form moves the form down.
  useEffect(() => {
    const field = document.activeElement;
    return isThere && pane.current?.contains(field) === true ? scrollPartsIntoViewSoon(field) : undefined;
  }, [isThere, pane]);
  return { isReminding, setIsReminding, isNoting };
}
