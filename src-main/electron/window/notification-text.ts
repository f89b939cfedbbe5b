const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/**
 * The text of a notice as the system takes it. On Linux the servers of notices read it as markup, in which a server's
 * answer or an agent's words could otherwise put a link; the title is plain text everywhere.
 */
export function escapeNotificationText(text: string, platform: NodeJS.Platform): string {
  return platform === 'linux' ? text.replaceAll(/[&<>]/g, (character) => escapes[character] ?? '') : text;
}
