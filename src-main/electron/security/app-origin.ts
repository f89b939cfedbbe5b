/** The window's own address: a scheme of the app, so that nothing is ever loaded from file:// or the network. */
export const appScheme = 'app';
export const appHost = 'helpdesk';
export const appOrigin = `${appScheme}://${appHost}`;
export const appPageUrl = `${appOrigin}/index.html`;

/** True for anything the app serves to its own window. */
export function isAppUrl(url: string): boolean {
  return url.startsWith(`${appOrigin}/`);
}

/** True for the one page there is, whatever its query or fragment: where a reload may lead. */
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
