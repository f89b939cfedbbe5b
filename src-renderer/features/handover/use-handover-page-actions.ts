import type { HandoverPage } from '../../../shared/handover/handover';
import { useText } from '../../i18n/use-text';
import type { IpcClient } from '../../ipc/ipc-client';
import { useReportedAction } from '../../ipc/use-reported-action';

/** Copies, prints and saves the page. */
export function useHandoverPageActions(client: IpcClient) {
  const t = useText();
  const { report, ...last } = useReportedAction();
  return {
    ...last,
    copy: (text: string) =>
      void report(client.ask('app.copy-text', { text }), () => t('handoverScreen.copied')),
    print: (page: HandoverPage) =>
      void report(client.ask('handover.print', page), (printed) => t(`jobSlip.${printed}`)),
    save: (page: HandoverPage) =>
      void report(client.ask('handover.save', page), (saved) =>
        saved.kind === 'saved' ? t('handoverScreen.saved', { file: saved.file }) : '',
      ),
  };
}
