import { useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import { modes } from '../../../shared/app/mode';
import { isSetByPolicy, type AppState } from '../../../shared/app/app-state';
import { policyKeys, type PolicyKey } from '../../../shared/app/policy-schema';
import type { Settings } from '../../../shared/app/settings';
import { languageChoices, languageNames } from '../../../shared/i18n/language';
import { CommandContext } from '../../commands/command-registry';
import { useFocusLoadedScreen } from '../../commands/use-focus-loaded-screen';
import type { AppActions } from '../../state/app-actions';
import type { IpcClient } from '../../ipc/ipc-client';
import { useText } from '../../i18n/use-text';
import type { LongRunningJobs } from '../../state/long-running-job';
import { settingsSections, type SettingsSection } from '../../state/settings-sections';
import { ChoiceList } from '../../ui/choice-list';
import { Notice } from '../../ui/notice';
import { useFocusRestoration } from '../../ui/use-focus-restoration';
import { ShortcutSettings } from './shortcut-settings';
import { AboutSettings } from './about-settings';
import { HistoryExportImportSettings } from './history-export-import-settings';
import { BackupSettings } from './backup-settings';
import { SharedHistorySettings } from './shared-history-settings';
import { PastExportsList } from './past-exports-list';
import { PrivacySettings } from './privacy-settings';
import css from './settings-screen.module.css';
import { SupportReportSettings } from './support-report-settings';
import { ControlledByOrganisation, type OrganisationControl } from './controlled-by-organisation';
import { TokenSettings } from './token-settings';
import { EndingKindSettings } from './ending-kind-settings';
import { TemplateSettings } from './template-settings';

type SettingsScreenProps = {
  readonly client: IpcClient;
  readonly jobs: LongRunningJobs;
  readonly app: AppState;
  readonly actions: AppActions;
  /** The section that another screen requested: a new object for each request, even for the same section. */
  readonly openRequest: { readonly part: SettingsSection } | null;
};

const rowId = (part: SettingsSection) => `settings-part-${part}`;

/** Rows that change settings directly, which may fail. */
type RowName = 'mode' | 'theme' | 'language' | 'reference' | 'mask' | 'endings' | 'keys';

const themes = ['system', 'light', 'dark'] as const satisfies ReadonlyArray<Settings['theme']>;

export function SettingsScreen({ client, jobs, app, actions, openRequest }: SettingsScreenProps) {
  const t = useText();
  const screen = useRef<HTMLElement>(null);
  const { focusArrival } = useContext(CommandContext);
  useFocusLoadedScreen(screen, true);
  useEffect(() => {
    const row = openRequest === null ? null : document.getElementById(rowId(openRequest.part));
    if (row !== null) focusArrival(row);
  }, [openRequest, focusArrival]);
  const [failed, setFailed] = useState<{ readonly row: RowName; readonly error: AppError } | null>(null);
  /** @returns whether the change succeeded */
  const report = async (row: RowName, done: Promise<AppError | null>): Promise<boolean> => {
    const error = await done;
    setFailed(error && { row, error });
    return error === null;
  };
  const isLocked = (key: PolicyKey) => isSetByPolicy(app, key);
  /** Whether the organisation says no. A broken value is as none. */
  const isForbidden = (key: PolicyKey) => app.forbidden.includes(key);
  const isServerLocked = policyKeys.some((key) => key.startsWith('SharedHistory') && isLocked(key));
  const errorIn = (row: RowName) => (failed?.row === row ? failed.error : null);
  return (
    <main ref={screen} tabIndex={-1} className={css['screen']} aria-labelledby="settings-title">
      <div className={css['page']}>
        <h1 id="settings-title" className={css['title']}>
          {t('app.settings')}
        </h1>
        <SettingsRow
          part="token"
          about={t('settings.tokenAbout')}
          isLocked={isForbidden('AllowTokenChange')}
          rule="tokenFixed"
        >
          <TokenSettings app={app} actions={actions} />
        </SettingsRow>
        <SettingsRow
          part="mode"
          about={t('settings.modeAbout', { host: app.liveHost })}
          error={errorIn('mode')}
          isLocked={isLocked('Mode') && app.isModeFixed}
        >
          <div className={css['choice']}>
            <span id="settings-mode" hidden>
              {t('settings.mode')}
            </span>
            <ChoiceList
              id="settings-modes"
              labelId="settings-mode"
              noteId="settings-mode-note"
              className={css['two']}
              choices={modes.map((mode) => ({ value: mode, name: t(`settings.modes.${mode}`) }))}
              value={app.mode}
              onChoose={(mode) => {
                if (mode !== app.mode) void report('mode', actions.setMode(mode));
              }}
              isReadOnly={app.isModeFixed}
              isRequired
              isInvalid={false}
            />
            <p id="settings-mode-note" className={css['note']}>
              {!app.isModeFixed && t('settings.modeNote')}
              {app.isModeFixed && !isLocked('Mode') && t('settings.modeFixed')}
            </p>
          </div>
        </SettingsRow>
        <SettingsRow
          part="theme"
          about={t('settings.themeAbout')}
          error={errorIn('theme')}
          isLocked={isLocked('Theme')}
        >
          <div className={css['choice']}>
            <span id="settings-theme" hidden>
              {t('settings.theme')}
            </span>
            <ChoiceList
              id="settings-themes"
              labelId="settings-theme"
              noteId="settings-theme"
              className={css['three']}
              choices={themes.map((theme) => ({ value: theme, name: t(`settings.themes.${theme}`) }))}
              value={app.settings.theme}
              onChoose={(theme) => void report('theme', actions.changeSettings({ theme }))}
              isReadOnly={isLocked('Theme')}
              isRequired
              isInvalid={false}
            />
          </div>
        </SettingsRow>
        <SettingsRow
          part="language"
          about={t('settings.languageAbout')}
          error={errorIn('language')}
          isLocked={isLocked('Language')}
        >
          <div className={css['choice']}>
            <span id="settings-language" hidden>
              {t('settings.language')}
            </span>
            <ChoiceList
              id="settings-languages"
              labelId="settings-language"
              noteId="settings-language"
              className={css['four']}
              choices={languageChoices.map((choice) => ({
                value: choice,
                name: choice === 'system' ? t('settings.themes.system') : languageNames[choice],
              }))}
              value={app.settings.language}
              onChoose={(language) => void report('language', actions.changeSettings({ language }))}
              isReadOnly={isLocked('Language')}
              isRequired
              isInvalid={false}
            />
          </div>
        </SettingsRow>
        <SettingsRow
          part="reference"
          about={t('settings.referenceAbout')}
          error={errorIn('reference')}
          isLocked={isLocked('AddReferenceToRemark')}
        >
          <label className={css['switch']}>
            <input
              type="checkbox"
              className={css['tick']}
              checked={app.settings.addReferenceToRemark}
              disabled={isLocked('AddReferenceToRemark')}
              onChange={(event) =>
                void report(
                  'reference',
                  actions.changeSettings({ addReferenceToRemark: event.target.checked }),
                )
              }
            />
            {t('settings.referenceSwitch')}
          </label>
        </SettingsRow>
        <SettingsRow
          part="mask"
          about={t('masking.about')}
          error={errorIn('mask')}
          isLocked={isLocked('MaskedDisplay')}
        >
          <label className={css['switch']}>
            <input
              type="checkbox"
              className={css['tick']}
              checked={app.settings.isMasked}
              disabled={isLocked('MaskedDisplay')}
              onChange={(event) =>
                void report('mask', actions.changeSettings({ isMasked: event.target.checked }))
              }
            />
            {t('masking.switch')}
          </label>
        </SettingsRow>
        <SettingsRow part="templates" about={t('templates.about')}>
          <TemplateSettings client={client} />
        </SettingsRow>
        <SettingsRow part="endings" about={t('endCall.settingsAbout')} error={errorIn('endings')}>
          <EndingKindSettings
            kinds={app.settings.endingKinds}
            onChange={(endingKinds) => void report('endings', actions.changeSettings({ endingKinds }))}
          />
        </SettingsRow>
        <SettingsRow part="data" about={t('settings.dataAbout')}>
          <dl className={css['facts']}>
            <dt>{t('settings.folder')}</dt>
            <dd className={css['path']}>{app.dataFolder}</dd>
          </dl>
          {isLocked('DataFolder') && <ControlledByOrganisation />}
          <BackupSettings client={client} />
        </SettingsRow>
        <SettingsRow
          part="archive"
          about={t('archive.about')}
          isLocked={isForbidden('AllowArchive')}
          rule="off"
        >
          {!isForbidden('AllowArchive') && <HistoryExportImportSettings jobs={jobs} />}
        </SettingsRow>
        <SettingsRow part="sync" about={t('sharedHistory.about')} isLocked={isServerLocked}>
          <SharedHistorySettings client={client} supervisorNotices={app.supervisorNotices} />
        </SettingsRow>
        <SettingsRow part="privacy" about={t('privacy.about')}>
          <PrivacySettings
            client={client}
            mode={app.mode}
            isRetentionSet={isLocked('KeepDays') && app.mode === 'live'}
            isErasureForbidden={isForbidden('AllowErase')}
          />
        </SettingsRow>
        <SettingsRow
          part="exports"
          about={t('exports.listAbout')}
          isLocked={isForbidden('AllowExport')}
          rule="off"
        >
          <PastExportsList client={client} jobs={jobs} />
        </SettingsRow>
        <SettingsRow part="keys" about={t('shortcutSettings.about')} error={errorIn('keys')}>
          <ShortcutSettings
            customKeys={app.settings.keys}
            onChange={(keys) => report('keys', actions.changeSettings({ keys }))}
          />
        </SettingsRow>
        <SettingsRow part="support" about={t('support.about')}>
          <SupportReportSettings client={client} />
        </SettingsRow>
        <SettingsRow part="about" about={t('about.about')}>
          <AboutSettings app={app} />
        </SettingsRow>
      </div>
    </main>
  );
}

type SettingsRowProps = {
  readonly part: SettingsSection;
  readonly about: string;
  /** Why the last change in this row failed. */
  readonly error?: AppError | null;
  /** Whether the organisation has set what the row is about. */
  readonly isLocked?: boolean;
  readonly rule?: OrganisationControl;
  readonly children: ReactNode;
};

function SettingsRow({ part, about, error = null, isLocked = false, rule, children }: SettingsRowProps) {
  const t = useText();
  const body = useRef<HTMLDivElement>(null);
  useFocusRestoration(body);
  return (
    <section id={rowId(part)} tabIndex={-1} className={css['row']}>
      <div>
        <h2 className={css['head']}>{t(settingsSections[part][0])}</h2>
        <p className={css['note']}>{about}</p>
      </div>
      <div ref={body} className={css['body']}>
        {children}
        {isLocked && <ControlledByOrganisation rule={rule} />}
        {error !== null && (
          <div className={css['failed']}>
            <Notice tone="bad" {...explainError(error, t.language)} />
          </div>
        )}
      </div>
    </section>
  );
}
