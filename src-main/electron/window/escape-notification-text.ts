const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * Escapes the text of a notification. On Linux, notification servers read it as markup, so StoreHub's answer or an
 * agent's text could contain a link. The title is plain text on every system.
 */
export function escapeNotificationText(text: string, platform: NodeJS.Platform): string {
  return platform === 'linux' ? text.replaceAll(/[&<>]/g, (character) => escapes[character] ?? '') : text;
}
