import { appOrigin, isAppPage } from '../security/app-origin';

/** The properties of Electron's WebFrameMain that the check needs. */
export type SenderFrame = {
  readonly url: string;
  readonly origin: string;
  readonly parent: unknown;
};

/** True for the main frame of the app's own page. A frame that no longer exists (null) is not trusted. */
export function isTrustedFrame(frame: SenderFrame | null | undefined): boolean {
  return frame != null && frame.parent == null && frame.origin === appOrigin && isAppPage(frame.url);
}
