import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../../shared/i18n/language';
import { nativeMessages } from '../../../shared/messages/native-catalogues';

type Translate = (typeof nativeMessages)[Language];

/**
 * Installs the shortcuts of the app itself: zoom, on macOS also clipboard and quit, and the developer tools where
 * allowed. Has no shortcut for reload or close and no function keys: those reach the page.
 */
export function installApplicationMenu({
  appName,
  isMac,
  isDevToolsAllowed,
  language,
}: {
  readonly appName: string;
  readonly isMac: boolean;
  readonly isDevToolsAllowed: boolean;
  readonly language: Language;
}): void {
  const t = nativeMessages[language];
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? macMenus(appName, t) : []),
      {
        label: t('native.menu.view'),
        submenu: [...zoom(t), ...(isDevToolsAllowed ? developerTools(t) : [])],
      },
    ]),
  );
}

const zoom = (t: Translate): MenuItemConstructorOptions[] => [
  { role: 'zoomIn', label: t('native.menu.zoomIn') },
  { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false },
  { role: 'zoomOut', label: t('native.menu.zoomOut') },
  { role: 'resetZoom', label: t('native.menu.resetZoom') },
];

const developerTools = (t: Translate): MenuItemConstructorOptions[] => [
  { type: 'separator' },
  { role: 'toggleDevTools', label: t('native.menu.developerTools') },
];

function macMenus(appName: string, t: Translate): MenuItemConstructorOptions[] {
  const app = { app: appName };
  return [
    {
      label: appName,
      submenu: [
        { role: 'about', label: t('native.menu.about', app) },
        { type: 'separator' },
        { role: 'hide', label: t('native.menu.hide', app) },
        { role: 'hideOthers', label: t('native.menu.hideOthers') },
        { role: 'unhide', label: t('native.menu.showAll') },
        { type: 'separator' },
        { role: 'quit', label: t('native.menu.quit', app) },
      ],
    },
    {
      label: t('native.menu.edit'),
      submenu: [
        { role: 'undo', label: t('native.menu.undo') },
        { role: 'redo', label: t('native.menu.redo') },
        { type: 'separator' },
        { role: 'cut', label: t('native.menu.cut') },
        { role: 'copy', label: t('native.menu.copy') },
        { role: 'paste', label: t('native.menu.paste') },
        { role: 'selectAll', label: t('native.menu.selectAll') },
      ],
    },
  ];
}
