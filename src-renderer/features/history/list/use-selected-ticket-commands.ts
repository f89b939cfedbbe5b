import { useCallback, useContext, useLayoutEffect, useMemo, useRef } from 'react';
import type { RunOnCase } from '../../../commands/use-case-commands';
import { CommandContext, useCommands, type Command } from '../../../commands/command-registry';
import type { Action } from '../../../commands/key-bindings';
import type { SelectedTicket } from './history-list-state';

/** Commands for the selected case. They act on it even while the previous case is still shown. */
export type SelectedTicketCommands = {
  /** Returns how commands of the case with this key run: directly, or on the selected case once that is loaded. */
  readonly guardCommand: (caseKey: string) => RunOnCase;
  /** Runs at once, or when the selected case has loaded. */
  readonly whenLoaded: (run: () => void) => void;
  /**
   * Runs at once in the panel of the selected case, even before the case is loaded. Does nothing while the selected
   * case is unknown.
   */
  readonly inPanel: (run: () => void) => void;
  /**
   * Reports that a case and its commands are ready.
   * @returns a function that reports that they are gone
   */
  readonly markLoaded: (caseKey: string) => () => void;
};

type PendingSelection = {
  /** Null if no case is selected or its ticket is not known yet. */
  readonly ticketKey: string | null;
  readonly row: number | null;
  loadedKey: string | null;
  /** The command that waits for the selected case to load. */
  waiting: (() => void) | null;
};

const readOnlyActions = [
  'copy-case',
  'copy-pin',
  'print-slip',
  'save-slip',
  // These say why they do nothing to a case of the other mode.
  'end-call',
  'undo',
] as const;
/** Actions that open a form for the next keys, so they open at once or not at all. */
const formActions = ['set-reminder', 'add-note'] as const;
const ticketActions = [
  ...readOnlyActions,
  'fill-from-caller',
  'follow-up',
  'correct-rejected',
  'known-incident',
  'copy-back-office-message',
] as const;

const opensForm = (action: Action) => formActions.some((form) => form === action);

type SelectedTicketPanel = {
  /** Whether the selected case belongs to the current mode. */
  readonly isOwn: boolean;
  /** Whether a case is shown, possibly the previous one. */
  readonly isPanelOpen: boolean;
  /** Shows the selected case without waiting for the next frame. */
  readonly showNow: () => void;
  /** Puts the case on the screen, in a window too narrow for it beside the list. */
  readonly openPanel: () => void;
};

/** @param chosen null if no case is shown */
export function useSelectedTicketCommands(
  chosen: SelectedTicket | null,
  { isOwn, isPanelOpen, showNow, openPanel }: SelectedTicketPanel,
): SelectedTicketCommands {
  const registry = useContext(CommandContext);
  const { ticketKey, row } = chosen ?? { ticketKey: null, row: null };
  const now = useRef<PendingSelection>({ ticketKey, row, loadedKey: null, waiting: null });
  const isHere = useCallback(() => {
    const { ticketKey: of, loadedKey } = now.current;
    return of !== null && of === loadedKey;
  }, []);
  const [chosenCase, runWaitingCommand] = useMemo(() => {
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
        if (!isHere()) openPanel();
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
  }, [registry, isHere, showNow, openPanel]);
  useLayoutEffect(() => {
    const before = now.current;
    // The command still waits only for the same ticket: an agent who has selected another one no longer wants it.
    const isSame = before.ticketKey === null ? before.row === row : before.ticketKey === ticketKey;
    now.current = { ...before, ticketKey, row, waiting: isSame ? before.waiting : null };
    runWaitingCommand();
  }, [ticketKey, row, runWaitingCommand]);

  // Active only while no case is loaded; a loaded case handles the keys itself.
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
      whyNot: () => (ticketKey === null ? 'unavailable.noCase' : undefined),
    },
  ];
  const actions = isOwn ? ticketActions : readOnlyActions;
  // An open panel provides these itself.
  const forms = isOwn && !isPanelOpen ? formActions : [];
  useCommands(chosen === null ? {} : Object.fromEntries([...actions.map(waits), ...forms.map(opens)]));
  return chosenCase;
}
