import { createContext, useContext } from 'react';
import { useCommands, type Command, type Commands } from './command-registry';
import { allActions, type Action } from './key-bindings';

/** Runs an action on a case, or delays it until the selected case has loaded. */
export type RunOnCase = (action: Action, run: () => void) => void;

/** In a list of cases, the keys act on the selected case; elsewhere on the visible one. */
export const CaseContext = createContext<RunOnCase>((_action, run) => run());

/** Registers the actions of a visible case. Components that show a case use this instead of `useCommands`. */
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
