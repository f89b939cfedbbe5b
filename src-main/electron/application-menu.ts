import { Menu, type MenuItemConstructorOptions } from 'electron';

/**
 * The keys that belong to the app and not to the page: zoom, on macOS also the clipboard and quitting, and the
 * developer tools where they are allowed. No reload, no closing, no function key: those reach the page.
 */
export function installApplicationMenu({
  appName,
  isMac,
  isDevToolsAllowed,
}: {
  readonly appName: string;
  readonly isMac: boolean;
  readonly isDevToolsAllowed: boolean;
}): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? macMenus(appName) : []),
      { label: 'View', submenu: [...zoom, ...(isDevToolsAllowed ? developerTools : [])] },
    ]),
  );
}

const zoom: MenuItemConstructorOptions[] = [
  { role: 'zoomIn' },
  { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false },
  { role: 'zoomOut' },
  { role: 'resetZoom' },
];

const developerTools: MenuItemConstructorOptions[] = [{ type: 'separator' }, { role: 'toggleDevTools' }];

function macMenus(appName: string): MenuItemConstructorOptions[] {
  return [
    {
      label: appName,
      submenu: [
        { role: 'about' },
        { type: 'separator' },
        { role: 'hide' },
        { role: 'hideOthers' },
        { role: 'unhide' },
        { type: 'separator' },
        { role: 'quit' },
      ],
    },
    {
      label: 'Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
  ];
}
