import { useCommands } from '../../commands/command-registry';
import { SimilarCallsLine } from '../../components/incidents/similar-calls-line';
import type { IpcClient } from '../../ipc/ipc-client';
import { always, onErasure } from '../../ipc/refresh-on-events';
import { useIpcQuery } from '../../ipc/use-ipc-query';

const refreshOn = { ...onErasure, 'incidents.changed': always };

/** Similar calls that nobody has decided about. The call at hand shows them only if it is one of them, or is blank. */
export function SimilarCallsOffer({ client }: { readonly client: IpcClient }) {
  const similarCalls = useIpcQuery(client, 'incidents.state', null, refreshOn).data?.similarCalls ?? null;
  const begin = () => {
    if (similarCalls !== null) void client.ask('incidents.begin', { key: similarCalls.key });
  };
  useCommands(similarCalls === null ? {} : { 'known-incident': { run: begin } });
  if (similarCalls === null) return null;
  return (
    <SimilarCallsLine
      similarCalls={similarCalls}
      onBegin={begin}
      onDismiss={() => void client.ask('incidents.dismiss', { key: similarCalls.key })}
      isTabStop
    />
  );
}
