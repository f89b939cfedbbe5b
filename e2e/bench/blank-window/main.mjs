import { fileURLToPath } from 'node:url';
import { app, BrowserWindow } from 'electron';

// The smallest Electron program that accepts a key, as the control for the app.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768 });
  return window.loadFile(fileURLToPath(new URL('page.html', import.meta.url)));
});
app.on('window-all-closed', () => app.quit());
