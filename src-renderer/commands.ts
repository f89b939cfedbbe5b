import { createContext, useContext, useLayoutEffect, useRef } from 'react';
import type { TextKey } from './i18n/text';
import { allActions, usualKeys, nameOf, type Action, type KeyTable } from './keys';

/** What an action does where the agent is now. */
export type Command = {
  /** @param digit the one that was pressed, for an action that stands for nine keys */
  readonly run: (digit?: number) => void;
  /** Why it can do nothing just now; undefined where it can. */
  readonly whyNot?: () => TextKey | undefined;
};

export type Commands = Readonly<Partial<Record<Action, Command | undefined>>>;

export type CommandDesk = {
  /** @returns what takes them away again */
  readonly add: (commands: () => Commands, isOnTop?: boolean) => () => void;
  /** The command of whoever came last and has one. */
  readonly find: (action: Action) => Command | undefined;
  /** As `find`, among what lies over the screen alone. */
  readonly findOnTop: (action: Action) => Command | undefined;
};

/** Where the parts of the screen say what the actions do while they are there: keys and palette find it here. */
export function commandDesk(): CommandDesk {
  type Entry = { readonly commands: () => Commands; readonly isOnTop: boolean };
  const entries: Entry[] = [];
  const newest = (action: Action, among: readonly Entry[]) =>
    among.map(({ commands }) => commands()[action]).findLast((command) => command !== undefined);
  return {
    add: (commands, isOnTop = false) => {
      const entry: Entry = { commands, isOnTop };
      entries.push(entry);
      return () => void entries.splice(entries.indexOf(entry), 1);
    },
    find: (action) => newest(action, entries),
    findOnTop: (action) =>
      newest(
        action,
        entries.filter(({ isOnTop }) => isOnTop),
      ),
  };
}

export const CommandContext = createContext<CommandDesk>(commandDesk());
export const KeyContext = createContext<KeyTable>(usualKeys);

/** Says what actions do, as long as the component is there. `isOnTop` for what lies over the screen. */
export function useCommands(commands: Commands, { isOnTop = false } = {}): void {
  const desk = useContext(CommandContext);
  const latest = useRef(commands);
  // In one step with the picture: whoever sees that something can be done may press its key at once.
  useLayoutEffect(() => {
    latest.current = commands;
  });
  useLayoutEffect(() => desk.add(() => latest.current, isOnTop), [desk, isOnTop]);
}

export function useKeyTable(): KeyTable {
  return useContext(KeyContext);
}

/** The first key of an action as it stands on the keyboard; '' where it has none. */
export function useKeyName(action: Action): string {
  const [first] = useContext(KeyContext)[action];
  return first === undefined ? '' : nameOf(first);
}

/** Every action with what it does now, in their usual order. */
export function listed(desk: CommandDesk): readonly { action: Action; command: Command | undefined }[] {
  return allActions.map((action) => ({ action, command: desk.find(action) }));
}
