import { resolve } from 'node:path';
import { modes, type Mode } from '../shared/app-state';
import { defaultEndpoint } from './storehub/endpoint';

/**
 * What a run is told from outside. Only unpackaged builds listen: `HELPDESK_API_URL` is the whole endpoint,
 * `HELPDESK_USER_DATA` the data folder, `HELPDESK_MODE` fixes `live` or `practice`.
 */
export type Config = {
  readonly apiUrl: string;
  readonly userDataFolder: string | null;
  readonly fixedMode: Mode | null;
  /** The command line, without the program itself. */
  readonly argv: readonly string[];
  /** Where the desktop says that this user's message bus is, behind which the keyring answers. Linux only. */
  readonly sessionBus: { readonly address: string | null; readonly runtimeFolder: string | null };
};

export function readConfig(isPackaged: boolean): Config {
  const argv = process.argv.slice(1);
  const { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: runtimeFolder } = process.env;
  const sessionBus = { address: address ?? null, runtimeFolder: runtimeFolder ?? null };
  if (isPackaged) return { apiUrl: defaultEndpoint, userDataFolder: null, fixedMode: null, argv, sessionBus };
  const { HELPDESK_API_URL: apiUrl, HELPDESK_USER_DATA: folder, HELPDESK_MODE: mode } = process.env;
  return {
    apiUrl: isFilled(apiUrl) ? apiUrl : defaultEndpoint,
    userDataFolder: isFilled(folder) ? resolve(folder) : null,
    fixedMode: modes.find((known) => known === mode) ?? null,
    argv,
    sessionBus,
  };
}

function isFilled(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}
