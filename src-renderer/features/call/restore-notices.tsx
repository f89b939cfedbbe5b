import { useEffect, useState } from 'react';
import type { DatabaseState } from '../../../shared/app/database-state';
import type { IpcClient } from '../../ipc/ipc-client';
import { describeRestore } from '../../i18n/describe-restore';
import { useText } from '../../i18n/translate';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';

/** Shown once, at the start that found the history damaged, older than this PC knows, or from elsewhere. */
export function RestoreNotices({ client }: { readonly client: IpcClient }) {
  const t = useText();
  const [database, setDatabase] = useState<DatabaseState | null>(null);
  useEffect(() => {
    void client.ask('database.state', null).then((answer) => {
      if (answer.ok) setDatabase(answer.value);
    });
  }, [client]);
  const notices = database === null ? [] : describeRestore(database, t);
  return notices.map((notice, at) => (
    <Notice key={notice.sentence} tone="wait" {...notice}>
      {at === notices.length - 1 && (
        <Button kind="quiet" onPress={() => setDatabase(null)}>
          {t('shortcuts.close')}
        </Button>
      )}
    </Notice>
  ));
}
