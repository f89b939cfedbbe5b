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
};

export function readConfig(isPackaged: boolean): Config {
  const argv = process.argv.slice(1);
  if (isPackaged) return { apiUrl: defaultEndpoint, userDataFolder: null, fixedMode: null, argv };
  const { HELPDESK_API_URL: apiUrl, HELPDESK_USER_DATA: folder, HELPDESK_MODE: mode } = process.env;
  return {
    apiUrl: isFilled(apiUrl) ? apiUrl : defaultEndpoint,
    userDataFolder: isFilled(folder) ? resolve(folder) : null,
    fixedMode: modes.find((known) => known === mode) ?? null,
    argv,
  };
}

function isFilled(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}
