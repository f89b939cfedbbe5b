import { formatLabelled } from '../../shared/i18n/format-labelled';
import { useRegistryCommands, type CommandRegistry } from '../commands/command-registry';
import { formatList } from '../i18n/format-dates-and-lists';
import type { Translate } from '../i18n/use-text';
import { allSettingsSections, settingsSections, type SettingsSection } from '../state/settings-sections';
import type { ScreenName } from './screen-name';

type AppCommandParts = {
  readonly t: Translate;
  readonly screen: ScreenName;
  readonly onGo: (screen: ScreenName) => void;
  readonly onShowPart: (part: SettingsSection) => void;
  readonly onFind: () => void;
  readonly onShowShift: () => void;
  readonly onShowCall: () => void;
  readonly onOpenOverlay: (overlay: 'shortcuts' | 'guide' | 'palette') => void;
};

/** Commands for every screen. A screen's own command for the same action takes precedence. */
export function useAppCommands(registry: CommandRegistry, parts: AppCommandParts): void {
  const { t, screen, onGo, onShowPart, onFind, onShowShift, onShowCall, onOpenOverlay } = parts;
  useRegistryCommands(registry, {
    find: { run: onFind },
    help: { run: () => onOpenOverlay('shortcuts') },
    guide: { run: () => onOpenOverlay('guide') },
    palette: { run: () => onOpenOverlay('palette') },
    'shift-stats': { run: onShowShift },
    handover: { run: () => onGo('handover') },
    outbox: { run: () => onGo('outbox') },
    reminders: { run: () => onGo('reminders') },
    settings: { run: () => onGo('settings') },
    'settings-part': {
      run: () => onGo('settings'),
      choices: () =>
        allSettingsSections.map((part) => ({
          id: part,
          name: formatLabelled(
            t.language,
            t('app.settings'),
            formatList(
              t.language,
              settingsSections[part].map((title) => t(title)),
            ),
          ),
          run: () => onShowPart(part),
        })),
    },
    back: screen === 'call' ? undefined : { run: onShowCall },
  });
}
