import type { Bridge } from '../../shared/ipc/bridge';
import { channels, events, type Channel, type IpcEvent } from '../../shared/ipc/channels-and-events';
import { contract, type Handlers } from '../../shared/ipc/contract';
import type { EventPayload } from '../../shared/ipc/event-contract';

export type FakeBridge = {
  readonly bridge: Bridge;
  readonly emit: <N extends IpcEvent>(event: N, payload: EventPayload<N>) => void;
};

/** The main process in a test. Only the handlers that the test names answer; other requests never settle. */
export function createFakeBridge(handlers: Partial<Handlers>): FakeBridge {
  const listeners = new Map<IpcEvent, Set<(payload: unknown) => void>>(
    events.map((event) => [event, new Set()]),
  );
  // oxlint-disable typescript/no-unsafe-type-assertion -- Object.fromEntries forgets its keys
  const ask = Object.fromEntries(
    channels.map((channel) => [channel, (request: unknown) => answer(handlers, channel, request)]),
  ) as Bridge['ask'];
  const onEvent = Object.fromEntries(
    events.map((event) => [
      event,
      (listener: (payload: unknown) => void) => {
        listeners.get(event)?.add(listener);
        return () => listeners.get(event)?.delete(listener);
      },
    ]),
  ) as unknown as Bridge['onEvent'];
  // oxlint-enable typescript/no-unsafe-type-assertion
  return {
    bridge: { ask, onEvent },
    emit: (event, payload) => listeners.get(event)?.forEach((listener) => listener(payload)),
  };
}

async function answer(handlers: Partial<Handlers>, channel: Channel, request: unknown): Promise<string> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the request is parsed for its channel below
  const handler = handlers[channel] as ((request: unknown) => Promise<unknown>) | undefined;
  if (handler === undefined) return new Promise<never>(neverAnswer);
  return JSON.stringify(await handler(contract[channel].request.parse(request)));
}

function neverAnswer(): void {
  // Never settles, like a main process that hangs.
}
