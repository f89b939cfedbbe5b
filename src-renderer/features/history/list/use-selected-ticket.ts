import { useCallback, useContext, useLayoutEffect, useMemo, useRef } from 'react';
import type { ActOnCase } from '../../../commands/case-commands';
import { CommandContext, useCommands, type Command } from '../../../commands/command-registry';
import type { Action } from '../../../commands/key-bindings';
import type { Chosen } from './history-list-state';

/** What the keys of a case act on: the chosen one, also while the one before is still in sight. */
export type ChosenCase = {
  /** How the case of this key acts: it does what its keys say, or the chosen one does, once it is there. */
  readonly actOf: (caseKey: string) => ActOnCase;
  /** At once, or once the chosen case is there. */
  readonly whenThere: (run: () => void) => void;
  /**
   * A case is there, and what its keys do is said.
   * @returns what says that it is gone
   */
  readonly isThere: (caseKey: string) => () => void;
};

type Now = {
  /** Null while nobody knows what is in the row that was gone to, and where no case is chosen. */
  readonly caseKey: string | null;
  readonly row: number | null;
  there: string | null;
  /** What was asked of the chosen case before it was there. */
  waiting: (() => void) | null;
};

const ofAnyHistory = ['copy-case', 'copy-pin', 'print-slip', 'save-slip'] as const;
const ofOwnHistory = [...ofAnyHistory, 'same-place', 'remind', 'write-note', 'copy-office'] as const;

/**
 * @param chosen null where no case is to be seen
 * @param isOwn whether it is of the mode the app is in
 */
export function useChosenCase(chosen: Chosen | null, isOwn: boolean): ChosenCase {
  const desk = useContext(CommandContext);
  const { caseKey, row } = chosen ?? { caseKey: null, row: null };
  const now = useRef<Now>({ caseKey, row, there: null, waiting: null });
  const isHere = useCallback(() => {
    const { caseKey: of, there } = now.current;
    return of !== null && of === there;
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
    const made: ChosenCase = {
      actOf: (of) => (action, run) => {
        if (of === now.current.caseKey) run();
        else wait(() => desk.find(action)?.run());
      },
      whenThere: (run) => {
        wait(run);
        runWaiting();
      },
      isThere: (of) => {
        now.current.there = of;
        runWaiting();
        return () => {
          if (now.current.there === of) now.current.there = null;
        };
      },
    };
    return [made, runWaiting];
  }, [desk, isHere]);
  useLayoutEffect(() => {
    const before = now.current;
    // Known at last, or known as before: whoever went on meanwhile wants nothing more of it.
    const isSame = before.caseKey === null ? before.row === row : before.caseKey === caseKey;
    now.current = { ...before, caseKey, row, waiting: isSame ? before.waiting : null };
    goOn();
  }, [caseKey, row, goOn]);

  // For as long as no case is there: once one is, the keys are its own.
  const waits = (action: Action): [Action, Command] => {
    const run = () => {
      if (!isHere()) chosenCase.whenThere(() => desk.find(action)?.run());
    };
    return [action, { run, whyNot: () => (isHere() ? 'unavailable.notHere' : undefined) }];
  };
  const actions = isOwn ? ofOwnHistory : ofAnyHistory;
  useCommands(chosen === null ? {} : Object.fromEntries(actions.map(waits)));
  return chosenCase;
}
