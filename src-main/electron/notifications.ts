import { Notification } from 'electron';

/** Shown in the corner of the screen; it never takes the caret. A click on it calls `onClick`. */
export function showNotification(
  text: { readonly title: string; readonly body: string },
  onClick: () => void,
): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ ...text, silent: true });
  notification.on('click', onClick);
  notification.show();
}
