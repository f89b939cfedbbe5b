import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language } from '../../shared/language';
import { sentences } from '../../shared/sentences/sentences';
import { fillIn } from '../../shared/translation';

type MenuWords = (typeof sentences)[Language]['outside']['menu'];

/**
 * The keys that belong to the app and not to the page: zoom, on macOS also the clipboard and quitting, and the
 * developer tools where they are allowed. No reload, no closing, no function key: those reach the page.
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
  const said = sentences[language].outside.menu;
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? macMenus(appName, said) : []),
      { label: said.view, submenu: [...zoom(said), ...(isDevToolsAllowed ? developerTools(said) : [])] },
    ]),
  );
}

const zoom = (said: MenuWords): MenuItemConstructorOptions[] => [
  { role: 'zoomIn', label: said.zoomIn },
  { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false },
  { role: 'zoomOut', label: said.zoomOut },
  { role: 'resetZoom', label: said.resetZoom },
];

const developerTools = (said: MenuWords): MenuItemConstructorOptions[] => [
  { type: 'separator' },
  { role: 'toggleDevTools', label: said.developerTools },
];

function macMenus(appName: string, said: MenuWords): MenuItemConstructorOptions[] {
  const app = { app: appName };
  return [
    {
      label: appName,
      submenu: [
        { role: 'about', label: fillIn(said.about, app) },
        { type: 'separator' },
        { role: 'hide', label: fillIn(said.hide, app) },
        { role: 'hideOthers', label: said.hideOthers },
        { role: 'unhide', label: said.showAll },
        { type: 'separator' },
        { role: 'quit', label: fillIn(said.quit, app) },
      ],
    },
    {
      label: said.edit,
      submenu: [
        { role: 'undo', label: said.undo },
        { role: 'redo', label: said.redo },
        { type: 'separator' },
        { role: 'cut', label: said.cut },
        { role: 'copy', label: said.copy },
        { role: 'paste', label: said.paste },
        { role: 'selectAll', label: said.selectAll },
      ],
    },
  ];
}
