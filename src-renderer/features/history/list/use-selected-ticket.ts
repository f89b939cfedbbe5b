import { useCallback, useContext, useLayoutEffect, useMemo, useRef } from 'react';
import type { RunOnCase } from '../../../commands/case-commands';
import { CommandContext, useCommands, type Command } from '../../../commands/command-registry';
import type { Action } from '../../../commands/key-bindings';
import type { SelectedTicket } from './history-list-state';

/** What the keys of a case act on: the chosen one, also while the one before is still in sight. */
export type SelectedTicketCommands = {
  /** How the case of this key acts: it does what its keys say, or the chosen one does, once it is there. */
  readonly guardCommand: (caseKey: string) => RunOnCase;
  /** At once, or once the chosen case is there. */
  readonly whenLoaded: (run: () => void) => void;
  /** At once, in the panel of the chosen case, also before that is read; not at all where nobody knows which it is. */
  readonly inPanel: (run: () => void) => void;
  /**
   * A case is there, and what its keys do is said.
   * @returns what says that it is gone
   */
  readonly markLoaded: (caseKey: string) => () => void;
};

type PendingSelection = {
  /** Null while nobody knows what is in the row that was gone to, and where no case is chosen. */
  readonly ticketKey: string | null;
  readonly row: number | null;
  loadedKey: string | null;
  /** What was asked of the chosen case before it was there. */
  waiting: (() => void) | null;
};

const readOnlyActions = ['copy-case', 'copy-pin', 'print-slip', 'save-slip'] as const;
/** Each opens a form that the next keys are meant for: it opens at once or not at all. */
const formActions = ['set-reminder', 'add-note'] as const;
const ticketActions = [...readOnlyActions, 'fill-from-caller', 'copy-back-office-message'] as const;

const opensForm = (action: Action) => formActions.some((form) => form === action);

type SelectedTicketPanel = {
  /** Whether the chosen case is of the mode the app is in. */
  readonly isOwn: boolean;
  /** Whether a case is in sight, maybe the one before. */
  readonly isPanelOpen: boolean;
  /** Puts the chosen case in sight without waiting for the next frame. */
  readonly showNow: () => void;
};

/** @param chosen null where no case is to be seen */
export function useSelectedTicket(
  chosen: SelectedTicket | null,
  { isOwn, isPanelOpen, showNow }: SelectedTicketPanel,
): SelectedTicketCommands {
  const registry = useContext(CommandContext);
  const { ticketKey, row } = chosen ?? { ticketKey: null, row: null };
  const now = useRef<PendingSelection>({ ticketKey, row, loadedKey: null, waiting: null });
  const isHere = useCallback(() => {
    const { ticketKey: of, loadedKey } = now.current;
    return of !== null && of === loadedKey;
  }, []);
  const [chosenCase, goOn] = useMemo(() => {
    const runWaiting = () => {
      const { waiting } = now.current;
      if (waiting === null || !isHere()) return;
      now.current.waiting = null;
      waiting();
    };
    const wait = (run: () => void) => {
      now.current.waiting = run;
    };
    const inPanel = (run: () => void) => {
      if (now.current.ticketKey === null) return;
      showNow();
      run();
    };
    const made: SelectedTicketCommands = {
      guardCommand: (of) => (action, run) => {
        if (of === now.current.ticketKey) run();
        else if (opensForm(action)) inPanel(() => registry.find(action)?.run());
        else wait(() => registry.find(action)?.run());
      },
      inPanel,
      whenLoaded: (run) => {
        wait(run);
        runWaiting();
      },
      markLoaded: (of) => {
        now.current.loadedKey = of;
        runWaiting();
        return () => {
          if (now.current.loadedKey === of) now.current.loadedKey = null;
        };
      },
    };
    return [made, runWaiting];
  }, [registry, isHere, showNow]);
  useLayoutEffect(() => {
    const before = now.current;
    // The command still waits only for the same ticket: an agent who has selected another one no longer wants it.
    const isSame = before.ticketKey === null ? before.row === row : before.ticketKey === ticketKey;
    now.current = { ...before, ticketKey, row, waiting: isSame ? before.waiting : null };
    goOn();
  }, [ticketKey, row, goOn]);

  // For as long as no case is there: once one is, the keys are its own.
  const waits = (action: Action): [Action, Command] => {
    const run = () => {
      if (!isHere()) chosenCase.whenLoaded(() => registry.find(action)?.run());
    };
    return [action, { run, whyNot: () => (isHere() ? 'unavailable.notHere' : undefined) }];
  };
  const opens = (action: Action): [Action, Command] => [
    action,
    {
      run: () => chosenCase.inPanel(() => registry.find(action)?.run()),
      whyNot: () => (ticketKey === null ? 'unavailable.notHere' : undefined),
    },
  ];
  const actions = isOwn ? ticketActions : readOnlyActions;
  // An open panel has these itself.
  const forms = isOwn && !isPanelOpen ? formActions : [];
  useCommands(chosen === null ? {} : Object.fromEntries([...actions.map(waits), ...forms.map(opens)]));
  return chosenCase;
}
