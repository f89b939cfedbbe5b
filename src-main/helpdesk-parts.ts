import type { Settings } from '../shared/app/settings';
import type { Mode } from '../shared/app/mode';
import type { IncomingCall } from '../shared/calls/incoming-caller';
import type { IpcEvent } from '../shared/ipc/channels-and-events';
import type { Handlers } from '../shared/ipc/contract';
import type { EventPayload } from '../shared/ipc/event-contract';
import type { Language } from '../shared/i18n/language';
import type { Policies } from '../shared/app/parse-policies';
import type { Schedule } from '../shared/time/schedule';
import type { Confirm } from './confirm/confirm-types';
import type { StoreOpener } from './data/open-stores';
import type { ChooseFile } from './files/file-chooser';
import type { HandlerParts } from './ipc-handlers';
import type { TokenVault } from './keychain/token-vault';
import type { Log } from './log/log';
import type { OpenedSettings } from './settings/open-settings';
import type { SyncPasswordVault } from './keychain/sync-password-vault';
import type { OpenConnection } from './sync/sync-thread';
import type { UpdateCheckParts } from './updates/update-check';

export type HelpdeskParts = {
  readonly userDataFolder: string;
  readonly log: Log;
  readonly liveEndpoint: URL;
  /** A mode that this run cannot leave, or null. */
  readonly fixedMode: Mode | null;
  /** What the organisation has set for this PC. */
  readonly policies: Policies;
  readonly appVersion: string;
  readonly electronVersion: string;
  readonly openedSettings: OpenedSettings;
  readonly openStores: StoreOpener;
  readonly token: TokenVault;
  /** Returns the system's proxy for a URL, as PAC text. */
  readonly resolveProxy: (url: URL) => Promise<string>;
  /** Returns the certificate authorities to trust, or undefined for the runtime's own. */
  readonly certificateAuthorities: () => readonly string[] | undefined;
  readonly nowMs: () => number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly newId: () => string;
  readonly newPcId: () => string;
  readonly syncPassword: SyncPasswordVault;
  readonly openConnection: OpenConnection;
  /** The system's name of this computer. */
  readonly pcName: string;
  /** The system's name of its user, at most as long as initials; null if it has none. */
  readonly systemUser: string | null;
  readonly schedule: Schedule;
  readonly copyText: (text: string) => void;
  readonly dialProgram: HandlerParts['dialProgram'];
  readonly updateInstaller: UpdateCheckParts['updateInstaller'];
  readonly chooseFile: ChooseFile;
  /** Asks the agent in a dialog outside the window, which no page can answer. */
  readonly confirm: Confirm;
  readonly htmlPrinter: HandlerParts['htmlPrinter'];
  /** Whether a script of that name is one of the window's own. */
  readonly isWindowFile: (name: string) => boolean;
  readonly notify: <N extends IpcEvent>(notice: N, payload: EventPayload<N>) => void;
  readonly reloadWindow: () => void;
  /** Has the window save what is typed, and reloads it. Resolves once the page is gone, whose saves have all arrived then. */
  readonly leavePage: () => Promise<void>;
  /** Shows a notification outside the window without taking the focus. A click on it brings the window to the front. */
  readonly showNotification: (
    text: { readonly title: string; readonly body: string },
    onPressed: () => void,
  ) => void;
  /** The language of the computer, as a tag such as `ms-MY`. */
  readonly systemLanguage: () => string;
  readonly onSettingsChanged: (settings: Settings) => void;
};

export type Helpdesk = {
  readonly handlers: Handlers;
  readonly settings: () => Settings;
  /** The current language, by the settings and the system. */
  readonly language: () => Language;
  /** Called when a softphone announces calls. Each stays listed until it is answered or dismissed. */
  readonly announceCalls: (calls: readonly IncomingCall[]) => void;
  /** Called after an error that the main process survived. The window then asks for a restart. */
  readonly askForRestart: () => void;
  /** IT asks the app to quit. False while it is in use, or may be; the window then tells the agent. */
  readonly askToQuit: () => Promise<boolean>;
  /** Called after sleep, or when the network may be back. */
  readonly wake: () => void;
  /** Waits for running sends, closes everything. @returns what starts an installer at the very end, or null for none */
  readonly close: () => Promise<(() => void) | null>;
};
