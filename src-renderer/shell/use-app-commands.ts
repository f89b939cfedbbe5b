import { isSetByPolicy, type AppState } from '../../shared/app/app-state';
import { formatLabelled } from '../../shared/i18n/format-labelled';
import { describeLanguage, languages } from '../../shared/i18n/language';
import { useRegistryCommands, type CommandRegistry } from '../commands/command-registry';
import { formatList } from '../../shared/i18n/format-list';
import type { Translate } from '../i18n/use-text';
import type { AppActions } from '../state/app-actions';
import { allSettingsSections, settingsSections, type SettingsSection } from '../state/settings-sections';
import type { ScreenName } from './screen-name';

type SettingsParts = { readonly app: AppState | null; readonly actions: Pick<AppActions, 'changeSettings'> };

type AppCommandParts = {
  readonly t: Translate;
  readonly screen: ScreenName;
  readonly onGo: (screen: ScreenName) => void;
  readonly onShowPart: (part: SettingsSection) => void;
  readonly settings: SettingsParts;
  readonly onFind: () => void;
  readonly onShowShift: () => void;
  readonly onShowCall: () => void;
  readonly onOpenOverlay: (overlay: 'shortcuts' | 'guide' | 'palette') => void;
};

/** Commands for every screen. A screen's own command for the same action takes precedence. */
export function useAppCommands(registry: CommandRegistry, parts: AppCommandParts): void {
  const { t, screen, onGo, settings, onShowPart, onFind, onShowShift, onShowCall, onOpenOverlay } = parts;
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
      choices: () => [
        ...listThemeChoices(t, settings),
        ...allSettingsSections.map((part) => ({
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
        ...listLanguageChoices(t, settings),
      ],
    },
    ...(screen === 'outbox' && {
      'correct-rejected': { run: () => undefined, whyNot: () => 'unavailable.nothingRejected' as const },
    }),
    back: screen === 'call' ? undefined : { run: onShowCall },
  });
}

const themes = ['light', 'dark'] as const;

/** The theme that was not chosen, or both while the theme follows the system. */
function listThemeChoices(t: Translate, { app, actions }: SettingsParts) {
  if (app === null || isSetByPolicy(app, 'Theme')) return [];
  return themes
    .filter((theme) => theme !== app.settings.theme)
    .map((theme) => ({
      id: `theme-${theme}`,
      name: t('palette.theme', { name: t(`settings.themes.${theme}`) }),
      run: () => void actions.changeSettings({ theme }),
    }));
}

/** Every language, to be found also by those who cannot read the window. That of the window is in use already. */
function listLanguageChoices(t: Translate, { app, actions }: SettingsParts) {
  if (app === null || isSetByPolicy(app, 'Language')) return [];
  return languages.map((language) => ({
    id: `language-${language}`,
    name: formatLabelled(t.language, t('settings.language'), describeLanguage(language)),
    run: () => void actions.changeSettings({ language }),
    ...(language === t.language && { whyNot: 'unavailable.languageInUse' as const }),
  }));
}
