import { useEffect, useState } from 'react';
import type { DatabaseState } from '../../../shared/database';
import type { IpcClient } from '../../ipc-client';
import { exactDay } from '../../i18n/format';
import { useText } from '../../i18n/text';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

/** Said once, at the start that found the history damaged and put another in its place. */
export function RestoredNotice({ client }: { readonly client: IpcClient }) {
  const t = useText();
  const [restored, setRestored] = useState<DatabaseState['restored']>(null);
  useEffect(() => {
    void client.ask('database.state', null).then((answer) => {
      if (answer.ok) setRestored(answer.value.restored);
    });
  }, [client]);
  if (restored === null) return null;
  const { backupMadeAtMs } = restored;
  const sentence =
    backupMadeAtMs === null
      ? t('backups.restoredEmpty')
      : t('backups.restoredFrom', { time: exactDay(backupMadeAtMs, t.language) });
  return (
    <Notice tone="wait" sentence={sentence}>
      <Button kind="quiet" onPress={() => setRestored(null)}>
        {t('keyCard.close')}
      </Button>
    </Notice>
  );
}
