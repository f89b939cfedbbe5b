import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { modes, type Mode } from '../shared/app/mode';
import type { PolicyPlace } from './policy/read-policies';
import { parseDevServerUrl } from './dev-server-url';
import { findUnsupportedStartOptions } from './unsupported-start-options';
import { defaultEndpoint } from './storehub/parse-endpoint';
import { findAppImage } from './updates/find-app-image';

/**
 * The configuration of a run from its environment. Only unpackaged builds read the variables: `HELPDESK_API_URL` is the
 * whole endpoint, `HELPDESK_USER_DATA` the data folder, with the witness folders beside it, `HELPDESK_MODE` fixes
 * `live` or `practice`, `HELPDESK_POLICIES` is a file of policies in the place of the PC's own.
 */
export type Config = {
  readonly apiUrl: string;
  /** Null means Electron's default. */
  readonly userDataFolder: string | null;
  /**
   * Where this PC remembers its data folders. It is outside of them, so that a backup does not restore both together.
   */
  readonly registryFolder: string;
  /** The same, outside the user's home or profile, which a backup restores as a whole. */
  readonly machineWitnessFolder: string;
  readonly fixedMode: Mode | null;
  /** Where the organisation's policies are read. */
  readonly policyPlace: PolicyPlace;
  /** The source of the window's files in `npm run dev`; null in every other build. */
  readonly devServer: URL | null;
  /** Switches and variables that prevent this run from starting; unpackaged builds accept all of them. */
  readonly unsupportedStartOptions: readonly string[];
  /** The AppImage that this program was started from, or null. */
  readonly appImage: string | null;
  /** The command line, without the program itself. */
  readonly argv: readonly string[];
  /** Whether Chromium finds a screen, or is told to draw on none. */
  readonly hasScreen: boolean;
  /** The location of this user's message bus according to the desktop, used to reach the keyring. Linux only. */
  readonly sessionBus: { readonly address: string | null; readonly runtimeFolder: string | null };
};

type Build = { readonly isPackaged: boolean; readonly isDevBuild: boolean };

export function readConfig({ isPackaged, isDevBuild }: Build): Config {
  const argv = process.argv.slice(1);
  const { DBUS_SESSION_BUS_ADDRESS: address, XDG_RUNTIME_DIR: runtimeFolder } = process.env;
  const sessionBus = { address: address ?? null, runtimeFolder: runtimeFolder ?? null };
  const hasScreen =
    process.platform !== 'linux' ||
    isFilled(process.env['DISPLAY']) ||
    isFilled(process.env['WAYLAND_DISPLAY']) ||
    argv.some((argument) => argument.startsWith('--ozone-platform='));
  const usual = {
    userDataFolder: localDataFolder('StoreHub Helpdesk'),
    registryFolder: defaultRegistryFolder(),
    machineWitnessFolder: usualMachineWitnessFolder(),
  };
  const policyPlace = {
    platform: process.platform,
    file: null,
    systemRoot: process.env['SystemRoot'] ?? String.raw`C:\Windows`,
    tempFolder: tmpdir(),
    localAppData: process.env['LOCALAPPDATA'] ?? null,
  };
  if (isPackaged) {
    const unsupportedStartOptions = findUnsupportedStartOptions({
      argv,
      env: process.env,
      platform: process.platform,
    });
    return {
      apiUrl: defaultEndpoint,
      ...usual,
      fixedMode: null,
      policyPlace,
      devServer: null,
      unsupportedStartOptions,
      appImage: findAppImage(process.env, process.execPath),
      argv,
      hasScreen,
      sessionBus,
    };
  }
  const { HELPDESK_API_URL: apiUrl, HELPDESK_USER_DATA: folder, HELPDESK_MODE: mode } = process.env;
  const { HELPDESK_POLICIES: policyFile } = process.env;
  return {
    apiUrl: isFilled(apiUrl) ? apiUrl : defaultEndpoint,
    ...(isFilled(folder)
      ? {
          userDataFolder: resolve(folder),
          registryFolder: `${resolve(folder)}-witness`,
          machineWitnessFolder: `${resolve(folder)}-machine-witness`,
        }
      : usual),
    fixedMode: modes.find((known) => known === mode) ?? null,
    policyPlace: { ...policyPlace, file: isFilled(policyFile) ? resolve(policyFile) : 'none' },
    devServer: isDevBuild ? parseDevServerUrl(process.env['ELECTRON_RENDERER_URL']) : null,
    unsupportedStartOptions: [],
    appImage: null,
    argv,
    hasScreen,
    sessionBus,
  };
}

/**
 * Windows only: a folder in the local profile. Electron's default is the roaming profile, which a domain copies from PC
 * to PC.
 */
function localDataFolder(name: string): string | null {
  const { LOCALAPPDATA: folder } = process.env;
  return process.platform === 'win32' && isFilled(folder) ? join(folder, name) : null;
}

function defaultRegistryFolder(): string {
  const { XDG_STATE_HOME: state } = process.env;
  const name = 'StoreHub Helpdesk Witness';
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name);
  const onLinux = join(isFilled(state) ? state : join(homedir(), '.local', 'state'), 'storehub-helpdesk');
  return localDataFolder(name) ?? onLinux;
}

/** A place where every user of a PC may create a permanent folder. */
function usualMachineWitnessFolder(): string {
  const { ProgramData: shared, USERNAME: user } = process.env;
  const name = 'StoreHub Helpdesk Witness';
  if (process.platform === 'win32')
    return join(isFilled(shared) ? shared : String.raw`C:\ProgramData`, `${name} ${user ?? ''}`.trim());
  const uid = process.getuid?.() ?? 0;
  return process.platform === 'darwin'
    ? join('/Users/Shared', `${name} ${uid}`)
    : join('/var/tmp', `storehub-helpdesk-${uid}`);
}

function isFilled(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}
