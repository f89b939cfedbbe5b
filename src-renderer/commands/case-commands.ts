import { createContext, useContext } from 'react';
import { useCommands, type Command, type Commands } from './command-registry';
import { allActions, type Action } from './key-bindings';

/** Does something to a case, or sees to it that the one is meant which is chosen by then. */
export type RunOnCase = (action: Action, run: () => void) => void;

/** Where cases follow each other in one place, their keys are those of the chosen one; elsewhere of the one in sight. */
export const CaseContext = createContext<RunOnCase>((_action, run) => run());

/** Says what actions do to a case, as long as it is there: for whatever shows one, instead of `useCommands`. */
export function useCaseCommands(commands: Commands): void {
  const act = useContext(CaseContext);
  const ofCase: Partial<Record<Action, Command>> = {};
  for (const action of allActions) {
    const command = commands[action];
    if (command === undefined) continue;
    ofCase[action] = { ...command, run: (digit) => act(action, () => command.run(digit)) };
  }
  useCommands(ofCase);
}
