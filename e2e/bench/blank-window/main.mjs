import { fileURLToPath } from 'node:url';
import { app, BrowserWindow } from 'electron';

// The smallest Electron program that accepts a key, as the control for the app. With an address, it shows that page.
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1366, height: 768 });
  const { BENCH_PAGE: address } = process.env;
  return address === undefined
    ? window.loadFile(fileURLToPath(new URL('page.html', import.meta.url)))
    : window.loadURL(address);
});
app.on('window-all-closed', () => app.quit());
