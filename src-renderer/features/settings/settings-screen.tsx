import type { AppState } from '../../../shared/app-state';
import type { AppActions } from '../../app-actions';
import type { IpcClient } from '../../ipc-client';
import { useText } from '../../i18n/text';

type SettingsScreenProps = {
  readonly client: IpcClient;
  readonly app: AppState;
  readonly actions: AppActions;
};

// oxlint-disable-next-line no-unused-vars -- filled in next
export function SettingsScreen(_: SettingsScreenProps) {
  const t = useText();
  return <main>{t('app.settings')}</main>;
}
