import { useCommandsOf, type CommandDesk } from '../commands';
import type { Screen } from './screen';

type AppCommandParts = {
  readonly screen: Screen;
  readonly onGo: (screen: Screen) => void;
  readonly onFind: () => void;
  readonly onShowShift: () => void;
  readonly onShowCall: () => void;
  readonly onOpenCard: () => void;
  readonly onOpenPalette: () => void;
};

/** What can be done on every screen. A screen that has a command of its own for one of these goes before it. */
export function useAppCommands(desk: CommandDesk, parts: AppCommandParts): void {
  const { screen, onGo, onFind, onShowShift, onShowCall, onOpenCard, onOpenPalette } = parts;
  useCommandsOf(desk, {
    find: { run: onFind },
    help: { run: onOpenCard },
    palette: { run: onOpenPalette },
    shift: { run: onShowShift },
    outbox: { run: () => onGo('outbox') },
    reminders: { run: () => onGo('reminders') },
    settings: { run: () => onGo('settings') },
    back: screen === 'call' ? undefined : { run: onShowCall },
  });
}
