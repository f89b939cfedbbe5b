import { fileURLToPath } from 'node:url';
import { app, BrowserWindow } from 'electron';

// The least an Electron program can be and still take a key: what the app is measured against.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768 });
  return window.loadFile(fileURLToPath(new URL('page.html', import.meta.url)));
});
app.on('window-all-closed', () => app.quit());
