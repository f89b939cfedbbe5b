import { createContext, useContext, useLayoutEffect, useRef } from 'react';
import type { TextKey } from '../i18n/translate';
import { allActions, defaultKeyTable, formatCombination, type Action, type KeyTable } from './key-bindings';

/** What an action does where the agent is now. */
export type Command = {
  /** @param digit the one that was pressed, for an action that stands for nine keys */
  readonly run: (digit?: number) => void;
  /** Why it can do nothing just now; undefined where it can. */
  readonly whyNot?: () => TextKey | undefined;
  /** What the palette offers in the place of the action, where it is to be chosen what the action is done to. */
  readonly choices?: () => readonly CommandChoice[];
};

/** `name` is what it is found by, in the language of the window. */
export type CommandChoice = { readonly id: string; readonly name: string; readonly run: () => void };

export type Commands = Readonly<Partial<Record<Action, Command | undefined>>>;

/** `isOnTop` for what lies over the screen. It closes when another action is done, but for those in `staysOpenFor`. */
type CommandScope = {
  readonly isOnTop?: boolean | undefined;
  readonly staysOpenFor?: readonly Action[] | undefined;
  /** Where it has the caret: hears of what arrives beneath it, to give the caret to that when it closes. */
  readonly onArrivalBelow?: ((element: HTMLElement) => void) | undefined;
};

export type CommandRegistry = {
  /** @returns what takes them away again */
  readonly add: (commands: () => Commands, place?: CommandScope) => () => void;
  /** The command that was registered last for this action. */
  readonly find: (action: Action) => Command | undefined;
  /** As `find`, among what lies over the screen alone. */
  readonly findOnTop: (action: Action) => Command | undefined;
  /** Closes what lies over the screen before an action is done beneath it. What has the action itself stays open. */
  readonly closeOverlays: (action?: Action) => void;
  /** Moves the caret to what has just arrived on the screen; what lies over it with the caret keeps that until it closes. */
  readonly focusArrival: (element: HTMLElement) => void;
};

/** Where the parts of the screen say what the actions do while they are there: keys and palette find it here. */
export function createCommandRegistry(): CommandRegistry {
  type Entry = CommandScope & { readonly commands: () => Commands };
  const entries: Entry[] = [];
  const newest = (action: Action, among: readonly Entry[]) =>
    among.map(({ commands }) => commands()[action]).findLast((command) => command !== undefined);
  return {
    add: (commands, place) => {
      const entry: Entry = { ...place, commands };
      entries.push(entry);
      return () => void entries.splice(entries.indexOf(entry), 1);
    },
    find: (action) => newest(action, entries),
    findOnTop: (action) =>
      newest(
        action,
        entries.filter(({ isOnTop }) => isOnTop === true),
      ),
    closeOverlays: (action) => {
      const overlays = entries.filter(({ isOnTop, staysOpenFor }) => {
        return isOnTop === true && (action === undefined || staysOpenFor?.includes(action) !== true);
      });
      for (const commands of overlays.map((overlay) => overlay.commands())) {
        if (action === undefined || commands[action] === undefined) commands.back?.run();
      }
    },
    focusArrival: (element) => {
      const holder = entries.findLast(({ onArrivalBelow }) => onArrivalBelow !== undefined);
      if (holder?.onArrivalBelow === undefined) element.focus();
      else holder.onArrivalBelow(element);
    },
  };
}

/** Does an action, where it can be done now. What lies over the screen closes first: the action may move the caret on. */
export function runAction(registry: CommandRegistry, action: Action, digit?: number): void {
  const command = registry.find(action);
  if (command === undefined || command.whyNot?.() !== undefined) return;
  registry.closeOverlays(action);
  command.run(digit);
}

export const CommandContext = createContext<CommandRegistry>(createCommandRegistry());
export const KeyContext = createContext<KeyTable>(defaultKeyTable);

/** Says what actions do, as long as the component is there. */
export function useCommands(commands: Commands, place?: CommandScope): void {
  useRegistryCommands(useContext(CommandContext), commands, place);
}

/** As `useCommands`, for the component that provides the registry. */
export function useRegistryCommands(
  registry: CommandRegistry,
  commands: Commands,
  place: CommandScope = {},
): void {
  const { isOnTop, staysOpenFor, onArrivalBelow } = place;
  const latest = useRef(commands);
  // Updated in the same step as the screen, so that a key works as soon as its button is visible.
  useLayoutEffect(() => {
    latest.current = commands;
  });
  useLayoutEffect(
    () => registry.add(() => latest.current, { isOnTop, staysOpenFor, onArrivalBelow }),
    [registry, isOnTop, staysOpenFor, onArrivalBelow],
  );
}

export function useKeyTable(): KeyTable {
  return useContext(KeyContext);
}

/** The first key of an action as it stands on the keyboard; '' where it has none. */
export function useKeyName(action: Action): string {
  const [first] = useContext(KeyContext)[action];
  return first === undefined ? '' : formatCombination(first);
}

/** Every action with what it does now, in their usual order. */
export function listCommands(
  registry: CommandRegistry,
): readonly { action: Action; command: Command | undefined }[] {
  return allActions.map((action) => ({ action, command: registry.find(action) }));
}
