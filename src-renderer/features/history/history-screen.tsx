import type { IpcClient } from '../../ipc-client';
import { useText } from '../../i18n/text';

type HistoryScreenProps = {
  readonly client: IpcClient;
  readonly ticketId: number | null;
  readonly onMend: (ticketId: number) => void;
};

// oxlint-disable-next-line no-unused-vars -- filled in next
export function HistoryScreen(_: HistoryScreenProps) {
  const t = useText();
  return <main>{t('app.history')}</main>;
}
