import { createContext, useContext, useLayoutEffect, useRef, useState } from 'react';
import type { TextKey } from '../i18n/use-text';
import { createStore, type Store } from '../state/store';
import { createKeyBuffer, type KeyBuffer } from './key-buffer';
import {
  allActions,
  defaultKeyTable,
  formatCombination,
  type Action,
  type KeyCombination,
  type KeyTable,
} from './key-bindings';

/** The current effect of an action. */
export type Command = {
  /** @param digit the pressed digit, for an action with nine keys */
  readonly run: (digit?: number) => void;
  /** Why the action cannot run now; undefined if it can. */
  readonly whyNot?: () => TextKey | undefined;
  /** Whether the action can run now, with nothing left to fill in or correct first. */
  readonly isReady?: () => boolean;
  /** Moves the caret to what must be filled in or corrected first. Returns false if there is nothing. */
  readonly focusFault?: () => boolean;
  /** For `back` of a layer over the screen: what closes it instead for another action, if what is typed in it is to stay. */
  readonly leave?: () => void;
  /** Choices that the palette shows in place of the action, if it needs a target. */
  readonly choices?: () => readonly CommandChoice[];
};

/** `name` is the text to search for, in the window's language. `whyNot` says why it cannot be chosen now. */
export type CommandChoice = {
  readonly id: string;
  readonly name: string;
  /** More to find it by, which is not shown. */
  readonly further?: string;
  readonly run: () => void;
  readonly whyNot?: TextKey;
};

/** An action that was asked for by one of its keys, and why it did not run. */
export type UnavailableAction = {
  readonly action: Action;
  readonly pressed: KeyCombination | undefined;
  readonly reason: TextKey;
};

export type Commands = Readonly<Partial<Record<Action, Command | undefined>>>;

/** `isOnTop` marks a layer over the screen. It closes when another action runs, except for those in `staysOpenFor`. */
type CommandScope = {
  readonly isOnTop?: boolean | undefined;
  readonly staysOpenFor?: readonly Action[] | undefined;
  /**
   * For a layer that has the caret: receives the element that would have taken the caret below it, to focus it when
   * the layer closes.
   */
  readonly onArrivalBelow?: ((element: HTMLElement) => void) | undefined;
  /**
   * From `reserveOrder`. Of two parts with the same action, the later one has it. React renders a part before those in it,
   * and registers it after them.
   */
  readonly order?: number | undefined;
};

export type CommandRegistry = {
  readonly reserveOrder: () => number;
  /** @returns a function that removes the commands */
  readonly add: (commands: () => Commands, place?: CommandScope) => () => void;
  /** The command of the part that is last in order among those that have this action. */
  readonly find: (action: Action) => Command | undefined;
  /** Like `find`, but only in layers over the screen. */
  readonly findOnTop: (action: Action) => Command | undefined;
  /**
   * Closes the layers over the screen before an action runs below them. A layer that has the action itself stays open.
   */
  readonly closeOverlays: (action?: Action) => void;
  /** Focuses an element that has just arrived on the screen. A layer that has the caret keeps it until it closes. */
  readonly focusArrival: (element: HTMLElement) => void;
  /** The parts of the screen that Esc closes, each by its order; the last one is the innermost, whose hint is shown. */
  readonly escHints: Store<readonly number[]>;
  /** The keys that wait for a call or a form to arrive. */
  readonly keyBuffer: KeyBuffer;
  /** The last key that could not do anything. Null once another action has run. */
  readonly unavailable: Store<UnavailableAction | null>;
};

/**
 * Parts of the screen register here what the actions do while they are shown. Keys and palette look the commands up.
 */
export function createCommandRegistry(): CommandRegistry {
  type Entry = CommandScope & { readonly commands: () => Commands; readonly order: number };
  const entries: Entry[] = [];
  let orders = 0;
  const reserveOrder = () => (orders += 1);
  const newest = (action: Action, among: readonly Entry[]) =>
    among.map(({ commands }) => commands()[action]).findLast((command) => command !== undefined);
  return {
    reserveOrder,
    add: (commands, place) => {
      const entry: Entry = { ...place, commands, order: place?.order ?? reserveOrder() };
      entries.push(entry);
      entries.sort((first, second) => first.order - second.order);
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
        if (action !== undefined && commands[action] !== undefined) continue;
        if (commands.back?.leave === undefined) commands.back?.run();
        else commands.back.leave();
      }
    },
    escHints: createStore<readonly number[]>([]),
    keyBuffer: createKeyBuffer(),
    unavailable: createStore<UnavailableAction | null>(null),
    focusArrival: (element) => {
      const holder = entries.findLast(({ onArrivalBelow }) => onArrivalBelow !== undefined);
      if (holder?.onArrivalBelow === undefined) element.focus();
      else holder.onArrivalBelow(element);
    },
  };
}

/**
 * Runs an action if it is available. Closes layers over the screen first, since the action may move the caret.
 * @returns why it cannot run
 */
export function runAction(registry: CommandRegistry, action: Action, digit?: number): TextKey | undefined {
  const command = registry.find(action);
  const reason = command?.whyNot?.();
  if (command === undefined || reason !== undefined) return reason;
  registry.closeOverlays(action);
  command.run(digit);
  return undefined;
}

/** Actions on a case, wherever one is open. */
const caseActions: ReadonlySet<Action> = new Set([
  'fill-from-caller',
  'known-incident',
  'copy-case',
  'copy-pin',
  'copy-back-office-message',
  'print-slip',
  'save-slip',
  'add-note',
  'set-reminder',
  'follow-up',
  'correct-rejected',
  'older-case',
  'newer-case',
]);

/** Actions on the call that is being written down. */
const callActions: ReadonlySet<Action> = new Set([
  'past-case',
  'caller-note',
  'store-note',
  'map',
  'next-question',
  'park',
  'dismiss-call',
  'read-back',
  'send',
  'send-anyway',
  'discard',
]);

/** Returns why an action cannot run that no visible part of the screen provides. */
export function explainMissingCommand(action: Action): TextKey {
  if (caseActions.has(action)) return 'unavailable.noCase';
  return callActions.has(action) ? 'unavailable.onCallScreen' : 'unavailable.notHere';
}

/** Like `runAction`, for a key: notes why it did nothing, since the agent sees no list that says so. */
export function runActionByKey(
  registry: CommandRegistry,
  action: Action,
  pressed?: KeyCombination,
  digit?: number,
): void {
  const isMissing = registry.find(action) === undefined;
  const reason = isMissing ? explainMissingCommand(action) : runAction(registry, action, digit);
  registry.unavailable.set(() => (reason === undefined ? null : { action, pressed, reason }));
}

export const CommandContext = createContext<CommandRegistry>(createCommandRegistry());
export const KeyContext = createContext<KeyTable>(defaultKeyTable);

/** Registers commands while the component is mounted. */
export function useCommands(commands: Commands, place?: CommandScope): void {
  useRegistryCommands(useContext(CommandContext), commands, place);
}

/** Like `useCommands`, for the component that provides the registry. */
export function useRegistryCommands(
  registry: CommandRegistry,
  commands: Commands,
  place: CommandScope = {},
): void {
  const { isOnTop, staysOpenFor, onArrivalBelow } = place;
  const [order] = useState(registry.reserveOrder);
  const latest = useRef(commands);
  // Updated in the same step as the screen, so that a key works as soon as its button is visible.
  useLayoutEffect(() => {
    latest.current = commands;
  });
  useLayoutEffect(
    () => registry.add(() => latest.current, { isOnTop, staysOpenFor, onArrivalBelow, order }),
    [registry, isOnTop, staysOpenFor, onArrivalBelow, order],
  );
}

export function useKeyTable(): KeyTable {
  return useContext(KeyContext);
}

/** The first key of an action as printed on the keyboard; '' without a key. */
export function useKeyName(action: Action): string {
  const [first] = useContext(KeyContext)[action];
  return first === undefined ? '' : formatCombination(first);
}

/** Lists every action with its current command, in the usual order. */
export function listCommands(
  registry: CommandRegistry,
): readonly { action: Action; command: Command | undefined }[] {
  return allActions.map((action) => ({ action, command: registry.find(action) }));
}
