import { appOrigin, isAppPage } from '../security/app-origin';

/** As much of Electron's WebFrameMain as the question needs. */
export type SenderFrame = {
  readonly url: string;
  readonly origin: string;
  readonly parent: unknown;
};

/** True for the main frame of the app's own page. A frame that is gone by now (null) is not trusted. */
export function isTrustedFrame(frame: SenderFrame | null | undefined): boolean {
  return frame != null && frame.parent == null && frame.origin === appOrigin && isAppPage(frame.url);
}
