import { useState } from 'react';
import { explainError, type AppError } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/result';
import { useCommands } from '../../commands/command-registry';
import { SimilarCallsLine } from '../../components/incidents/similar-calls-line';
import type { IpcClient } from '../../ipc/ipc-client';
import { always, onErasure } from '../../ipc/refresh-on-events';
import { useIpcQuery } from '../../ipc/use-ipc-query';
import { useText } from '../../i18n/use-text';
import { Notice } from '../../ui/notice';

const refreshOn = { ...onErasure, 'incidents.changed': always };

/** Similar calls that nobody has decided about. The call at hand shows them only if it is one of them, or is blank. */
export function SimilarCallsOffer({ client }: { readonly client: IpcClient }) {
  const state = useIpcQuery(client, 'incidents.get-state', null, refreshOn);
  const similarCalls = state.data?.similarCalls ?? null;
  const t = useText();
  const [changeError, setChangeError] = useState<AppError | null>(null);
  const error = changeError ?? state.error;
  const takeError = (done: Result<unknown, AppError>) => setChangeError(done.ok ? null : done.error);
  const begin = () => {
    if (similarCalls !== null) void client.ask('incidents.begin', { key: similarCalls.key }).then(takeError);
  };
  useCommands(similarCalls === null ? {} : { 'known-incident': { run: begin } });
  return (
    <>
      {error !== null && <Notice tone="bad" {...explainError(error, t.language)} />}
      {similarCalls !== null && (
        <SimilarCallsLine
          similarCalls={similarCalls}
          onBegin={begin}
          onDismiss={() => void client.ask('incidents.dismiss', { key: similarCalls.key }).then(takeError)}
          isTabStop
        />
      )}
    </>
  );
}
