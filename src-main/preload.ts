import { contextBridge, ipcRenderer } from 'electron';
import type { AppError } from '../shared/errors/app-error';
import { bridgeName, type Bridge } from '../shared/ipc/bridge';
import { channels, events, type Channel, type IpcEvent } from '../shared/ipc/channels-and-events';

/** Exposes exactly the bridge: one function per channel, one subscription per event. */
const bridge: Bridge = {
  ask: table(channels, (channel) => async (request) => ask(channel, request)),
  onEvent: table(events, (event) => (listener) => subscribe(event, listener)),
};

contextBridge.exposeInMainWorld(bridgeName, bridge);

/** Always answers. If the main process cannot be reached, returns an `internal` error. */
async function ask(channel: Channel, request: unknown): Promise<string> {
  try {
    return (await ipcRenderer.invoke(channel, request)) as string;
  } catch (thrown) {
    // What Electron says of it, such as that no reply was sent: the handlers themselves never throw.
    const error: AppError = { kind: 'internal', detail: `${channel}: no answer: ${String(thrown)}` };
    return JSON.stringify({ ok: false, error });
  }
}

/** Passes only the payload to the page's listener. The event leads to ipcRenderer, so it stays here. */
function subscribe(event: IpcEvent, listener: (payload: unknown) => void): () => void {
  const forward = (_event: unknown, payload: unknown): void => listener(payload);
  ipcRenderer.on(event, forward);
  return () => {
    ipcRenderer.off(event, forward);
  };
}

function table<K extends string, V>(keys: readonly K[], make: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>;
}
