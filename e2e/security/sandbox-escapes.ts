export type SandboxEscapes = { readonly tried: number; readonly reached: readonly string[] };

/**
 * Tries everything that a compromised page would want besides the network: files, processes, foreign channels, the
 * token, devices and other windows. Runs inside the page, so it must not use anything outside itself.
 * @param token a part of the token that the page never needs
 */
export async function trySandboxEscapes(token: string): Promise<SandboxEscapes> {
  type Call = (...args: unknown[]) => unknown;
  const world = globalThis as unknown as Record<string, unknown>;
  const ask = ((world['helpdesk'] ?? { ask: {} }) as { ask: Record<string, Call> }).ask;
  const goals: Record<string, () => unknown> = {};
  const tellingChannels = [
    'app.get-state',
    'calls.list',
    'outbox.get-state',
    'sync.get-state',
    'privacy.get-state',
    'templates.get',
    'database.get-state',
    'practice.get-state',
  ];

  for (const url of [
    'file:///etc/passwd',
    'file:///proc/self/environ',
    'app://helpdesk/../main/main.js',
    'app://helpdesk/%2e%2e/main/main.js',
    'app://helpdesk/..%2fmain%2fmain.js',
    'app://other/index.html',
    'chrome://version',
  ]) {
    goals[`fetch ${url}`] = async () => (await (await fetch(url)).text()) !== '';
    goals[`frame ${url}`] = async () => {
      const frame = document.createElement('iframe');
      const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      frame.src = url;
      document.body.append(frame);
      await loaded;
      return (frame.contentDocument?.body.textContent ?? '') !== '';
    };
  }

  for (const name of ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer', '__dirname'])
    goals[`global ${name}`] = () => name in world;
  // Code evaluated from outside may itself evaluate code until it first awaits.
  await new Promise((resolve) => setTimeout(resolve, 10));
  goals['eval'] = () => (world['eval'] as Call)('1') === 1;
  goals['Function'] = () => ((world['Function'] as Call)('return 1') as Call)() === 1;
  goals['Function of the bridge'] = () =>
    ((ask['app.get-state'] as unknown as { constructor: Call }).constructor('return 1') as Call)() === 1;
  goals['import of Node'] = () => import(/* @vite-ignore */ ['node', 'fs'].join(':'));
  goals['worker'] = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
      worker.addEventListener('message', resolve);
      worker.addEventListener('error', reject);
    });
  goals['WebAssembly'] = () => WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));

  for (const channel of ['token.get', 'token.read', 'shell.open', 'ELECTRON_BROWSER_REQUIRE', '__proto__x'])
    goals[`channel ${channel}`] = () => typeof ask[channel] === 'function';
  goals['another bridge'] = () => {
    ask['app.get-state'] = () => 'mine';
    return ask['app.get-state'](null) === 'mine';
  };
  goals['token'] = async () => {
    const answers = await Promise.all(tellingChannels.map((channel) => ask[channel]?.(null)));
    return answers.some((answer) => String(answer).includes(token));
  };

  const devices: Record<string, unknown[]> = {
    'navigator.mediaDevices.getUserMedia': [{ audio: true, video: true }],
    'navigator.mediaDevices.getDisplayMedia': [{ video: true }],
    'navigator.bluetooth.requestDevice': [{ acceptAllDevices: true }],
    'navigator.usb.requestDevice': [{ filters: [] }],
    'navigator.serial.requestPort': [],
    'navigator.hid.requestDevice': [{ filters: [] }],
    'navigator.requestMIDIAccess': [],
    'navigator.clipboard.readText': [],
    'navigator.wakeLock.request': ['screen'],
    'navigator.credentials.get': [{ password: true }],
    showOpenFilePicker: [],
    showDirectoryPicker: [],
    showSaveFilePicker: [],
    queryLocalFonts: [],
  };
  for (const [path, args] of Object.entries(devices))
    goals[path] = () => {
      const names = path.split('.');
      let owner: unknown = world;
      for (const name of names.slice(0, -1)) owner = (owner as Record<string, unknown>)[name];
      const found = (owner as Record<string, Call>)[names.at(-1) ?? '']?.bind(owner);
      return found?.(...args);
    };
  goals['Notification'] = async () => (await Notification.requestPermission()) === 'granted';
  goals['geolocation'] = () =>
    new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject));
  for (const url of ['about:blank', 'https://x.example/', 'file:///etc/passwd'])
    goals[`window ${url}`] = () => window.open(url) !== null;

  const reached: string[] = [];
  for (const [name, goal] of Object.entries(goals)) {
    try {
      const late = new Promise((resolve) => setTimeout(resolve, 1_000, false));
      const result = await Promise.race([goal(), late]);
      if (result !== false && result !== null && result !== undefined) reached.push(name);
    } catch {
      // Refused.
    }
  }
  return { tried: Object.keys(goals).length, reached };
}
