import { Notification } from 'electron';
import { escapeNotificationText } from './escape-notification-text';

/** Shows a notification of the system, without taking the focus. A click on it calls `onClick`. */
export function showNotification(
  text: { readonly title: string; readonly body: string },
  onClick: () => void,
): void {
  if (!Notification.isSupported()) return;
  const body = escapeNotificationText(text.body, process.platform);
  const notification = new Notification({ title: text.title, body, silent: true });
  notification.on('click', onClick);
  notification.show();
}
