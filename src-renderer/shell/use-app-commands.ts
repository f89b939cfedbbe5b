import { useCommandsOf, type CommandDesk } from '../commands/command-registry';
import type { Translate } from '../i18n/translate';
import { allSettingsParts, settingsParts, type SettingsPart } from '../state/settings-sections';
import type { Screen } from './screen-name';

type AppCommandParts = {
  readonly t: Translate;
  readonly screen: Screen;
  readonly onGo: (screen: Screen) => void;
  readonly onShowPart: (part: SettingsPart) => void;
  readonly onFind: () => void;
  readonly onShowShift: () => void;
  readonly onShowCall: () => void;
  readonly onOpenCard: () => void;
  readonly onOpenPalette: () => void;
};

/** What can be done on every screen. A screen that has a command of its own for one of these goes before it. */
export function useAppCommands(desk: CommandDesk, parts: AppCommandParts): void {
  const { t, screen, onGo, onShowPart, onFind, onShowShift, onShowCall, onOpenCard, onOpenPalette } = parts;
  useCommandsOf(desk, {
    find: { run: onFind },
    help: { run: onOpenCard },
    palette: { run: onOpenPalette },
    shift: { run: onShowShift },
    outbox: { run: () => onGo('outbox') },
    reminders: { run: () => onGo('reminders') },
    settings: { run: () => onGo('settings') },
    'settings-part': {
      run: () => onGo('settings'),
      choices: () =>
        allSettingsParts.map((part) => ({
          id: part,
          name: `${t('app.settings')}: ${settingsParts[part].map((title) => t(title)).join(', ')}`,
          run: () => onShowPart(part),
        })),
    },
    back: screen === 'call' ? undefined : { run: onShowCall },
  });
}
