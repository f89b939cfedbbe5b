import { useLayoutEffect, useMemo, useRef } from 'react';
import { useCommands, type Commands } from '../../commands';
import type { Action } from '../../keys';

/** What the keys of a case act on: the chosen one, also while the one before is still in sight. */
export type ChosenCase = {
  /** Does it, or where the case is no longer the chosen one, has the chosen one do it once it is there. */
  readonly act: (ticketId: number, action: Action, run: () => void) => void;
  /** A case is there, and this is what its keys do. */
  readonly isThere: (ticketId: number, commands: Commands) => void;
};

const ofAnyHistory = ['copy-case', 'print-slip', 'save-slip'] as const;
const ofOwnHistory = [...ofAnyHistory, 'same-place', 'remind'] as const;

/** @param isOwn whether it is of the mode the app is in */
export function useChosenCase(chosenId: number | null, isOwn: boolean): ChosenCase {
  const now = useRef<{ id: number | null; waiting: Action | null }>({ id: chosenId, waiting: null });
  useLayoutEffect(() => {
    if (now.current.id !== chosenId) now.current = { id: chosenId, waiting: null };
  }, [chosenId]);
  // For as long as no case is there: once one is, the keys are its own.
  const wait = (action: Action) => ({
    run: () => {
      now.current.waiting = action;
    },
  });
  const actions = isOwn ? ofOwnHistory : ofAnyHistory;
  useCommands(chosenId === null ? {} : Object.fromEntries(actions.map((action) => [action, wait(action)])));
  return useMemo<ChosenCase>(
    () => ({
      act: (ticketId, action, run) => {
        if (ticketId === now.current.id) run();
        else now.current.waiting = action;
      },
      isThere: (ticketId, commands) => {
        const { id, waiting } = now.current;
        if (ticketId !== id || waiting === null) return;
        now.current.waiting = null;
        commands[waiting]?.run();
      },
    }),
    [],
  );
}
