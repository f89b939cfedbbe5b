import { contextBridge, ipcRenderer } from 'electron';
import type { AppError } from '../shared/errors/app-error';
import { bridgeName, type Bridge } from '../shared/ipc/bridge';
import { channels, events, type Channel, type IpcEvent } from '../shared/ipc/channels';

/** Exposes exactly the bridge: one function for each channel, one subscription for each notice. */
const bridge: Bridge = {
  ask: table(channels, (channel) => async (request) => ask(channel, request)),
  onEvent: table(events, (notice) => (listener) => subscribe(notice, listener)),
};

contextBridge.exposeInMainWorld(bridgeName, bridge);

/** Always answers: where the main process cannot be asked, with the error that says so. */
async function ask(channel: Channel, request: unknown): Promise<string> {
  try {
    return (await ipcRenderer.invoke(channel, request)) as string;
  } catch {
    const error: AppError = { kind: 'internal', detail: `${channel}: no answer` };
    return JSON.stringify({ ok: false, error });
  }
}

/** The page's listener gets the payload alone; the event, which leads to ipcRenderer, stays here. */
function subscribe(notice: IpcEvent, listener: (payload: unknown) => void): () => void {
  const forward = (_event: unknown, payload: unknown): void => listener(payload);
  ipcRenderer.on(notice, forward);
  return () => {
    ipcRenderer.off(notice, forward);
  };
}

function table<K extends string, V>(keys: readonly K[], make: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, make(key)])) as Record<K, V>;
}
