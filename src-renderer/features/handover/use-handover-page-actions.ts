import { useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error';
import type { HandoverPage } from '../../../shared/handover/handover';
import type { Result } from '../../../shared/result';
import type { IpcClient } from '../../ipc/ipc-client';
import { useText } from '../../i18n/use-text';

/** Copies, prints and saves the page. `isBusy` while a system dialog is open, since another would open behind it. */
export function useHandoverPageActions(client: IpcClient) {
  const t = useText();
  const [isBusy, setIsBusy] = useState(false);
  const [became, setBecame] = useState<{ message: string; error: AppError | null }>({
    message: '',
    error: null,
  });
  const after = async <T>(asked: Promise<Result<T, AppError>>, say: (value: T) => string) => {
    setIsBusy(true);
    setBecame({ message: '', error: null });
    const answer = await asked;
    setIsBusy(false);
    setBecame(answer.ok ? { message: say(answer.value), error: null } : { message: '', error: answer.error });
  };
  return {
    isBusy,
    ...became,
    copy: (text: string) =>
      void after(client.ask('app.copy-text', { text }), () => t('handoverScreen.copied')),
    print: (page: HandoverPage) =>
      void after(client.ask('handover.print', page), (printed) => t(`jobSlip.${printed}`)),
    save: (page: HandoverPage) =>
      void after(client.ask('handover.save', page), (saved) =>
        saved.kind === 'saved' ? t('handoverScreen.saved', { file: saved.file }) : '',
      ),
  };
}
