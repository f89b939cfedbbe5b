import { resolve } from 'node:path';
import { modes, type Mode } from '../shared/app-state';

/** StoreHub's one call. */
const storeHubUrl = 'https://storehub.trackking.biz/api/ticket/create';

/**
 * What a run is told from outside. Only unpackaged builds listen: `HELPDESK_API_URL` is the whole endpoint,
 * `HELPDESK_USER_DATA` the data folder, `HELPDESK_MODE` fixes `live` or `practice`.
 */
export type Config = {
  readonly apiUrl: string;
  readonly userDataFolder: string | null;
  readonly fixedMode: Mode | null;
};

export function readConfig(isPackaged: boolean): Config {
  if (isPackaged) return { apiUrl: storeHubUrl, userDataFolder: null, fixedMode: null };
  const { HELPDESK_API_URL: apiUrl, HELPDESK_USER_DATA: folder, HELPDESK_MODE: mode } = process.env;
  return {
    apiUrl: isFilled(apiUrl) ? apiUrl : storeHubUrl,
    userDataFolder: isFilled(folder) ? resolve(folder) : null,
    fixedMode: modes.find((known) => known === mode) ?? null,
  };
}

function isFilled(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}
