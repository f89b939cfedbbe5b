import type { AppActions } from '../../app-actions';
import type { IpcClient } from '../../ipc-client';
import { useText } from '../../i18n/text';

type OutboxScreenProps = {
  readonly client: IpcClient;
  readonly onOpenTicket: (ticketId: number) => void;
  readonly saveToken: AppActions['saveToken'];
};

// oxlint-disable-next-line no-unused-vars -- filled in next
export function OutboxScreen(_: OutboxScreenProps) {
  const t = useText();
  return <main>{t('app.outbox')}</main>;
}
