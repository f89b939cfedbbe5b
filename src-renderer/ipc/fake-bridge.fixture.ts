import type { Bridge } from '../../shared/ipc/bridge';
import { channels, notices, type Channel, type Notice } from '../../shared/ipc/channels';
import { contract, type Handlers } from '../../shared/ipc/contract';
import type { NoticePayload } from '../../shared/ipc/event-contract';

export type FakeBridge = {
  readonly bridge: Bridge;
  readonly tell: <N extends Notice>(notice: N, payload: NoticePayload<N>) => void;
};

/** The main process in a test: only the handlers that the test names answer, the others never do. */
export function fakeBridge(handlers: Partial<Handlers>): FakeBridge {
  const listeners = new Map<Notice, Set<(payload: unknown) => void>>(
    notices.map((notice) => [notice, new Set()]),
  );
  // oxlint-disable typescript/no-unsafe-type-assertion -- Object.fromEntries forgets its keys
  const ask = Object.fromEntries(
    channels.map((channel) => [channel, (request: unknown) => answer(handlers, channel, request)]),
  ) as Bridge['ask'];
  const onNotice = Object.fromEntries(
    notices.map((notice) => [
      notice,
      (listener: (payload: unknown) => void) => {
        listeners.get(notice)?.add(listener);
        return () => listeners.get(notice)?.delete(listener);
      },
    ]),
  ) as unknown as Bridge['onNotice'];
  // oxlint-enable typescript/no-unsafe-type-assertion
  return {
    bridge: { ask, onNotice },
    tell: (notice, payload) => listeners.get(notice)?.forEach((listener) => listener(payload)),
  };
}

async function answer(handlers: Partial<Handlers>, channel: Channel, request: unknown): Promise<string> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the request is parsed for its channel below
  const handler = handlers[channel] as ((request: unknown) => Promise<unknown>) | undefined;
  if (handler === undefined) return new Promise<never>(neverAnswer);
  return JSON.stringify(await handler(contract[channel].request.parse(request)));
}

function neverAnswer(): void {
  // Like a main process that hangs.
}
