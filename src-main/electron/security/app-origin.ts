/** The window's address. It uses a scheme of the app, so that nothing is ever loaded from file:// or the network. */
export const appScheme = 'app';
export const appHost = 'helpdesk';
export const appOrigin = `${appScheme}://${appHost}`;
export const appPageUrl = `${appOrigin}/index.html`;

/** True for any URL that the app serves to its own window. */
export function isAppUrl(url: string): boolean {
  return url.startsWith(`${appOrigin}/`);
}

/** True for the app's only page, with any query or fragment. A reload may navigate there. */
export function isAppPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const parsed = new URL(url);
  return (
    parsed.protocol === `${appScheme}:` &&
    parsed.host === appHost &&
    parsed.username === '' &&
    parsed.password === '' &&
    (parsed.pathname === '/' || parsed.pathname === '/index.html')
  );
}
