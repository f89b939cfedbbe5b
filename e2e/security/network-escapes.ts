/** The ports that an attack tries to reach. */
export type Target = { readonly httpPort: number; readonly udpPort: number };

/**
 * Tries every way out of a page, one after the other. Runs inside the page, so it must not use anything outside
 * itself.
 */
export async function tryNetworkEscapes({ httpPort, udpPort }: Target): Promise<void> {
  const base = `http://127.0.0.1:${httpPort}`;
  const tries: Array<() => unknown> = [
    () => fetch(`${base}/fetch`),
    () => navigator.sendBeacon(`${base}/beacon`, 'x'),
    () => new EventSource(`${base}/events`),
    () => new WebSocket(`ws://127.0.0.1:${httpPort}/socket`),
    () => new Worker(`${base}/worker.js`),
    () => navigator.serviceWorker.register(`${base}/service.js`),
    () => window.open(`${base}/window`),
    () => {
      const request = new XMLHttpRequest();
      request.open('GET', `${base}/xhr`);
      request.send();
    },
    () => {
      new Image().src = `${base}/image.png`;
    },
    async () => {
      const transport = new WebTransport(`https://127.0.0.1:${udpPort}/`);
      await transport.ready;
    },
    async () => {
      const peer = new RTCPeerConnection({
        iceServers: [
          { urls: `stun:127.0.0.1:${udpPort}` },
          { urls: `turn:127.0.0.1:${udpPort}`, username: 'a', credential: 'b' },
          { urls: `turn:127.0.0.1:${httpPort}?transport=tcp`, username: 'a', credential: 'b' },
        ],
      });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
    },
    ...['stylesheet', 'icon', 'manifest', 'prefetch', 'preconnect', 'modulepreload', 'preload'].map(
      (rel) => () => {
        const link = document.createElement('link');
        link.rel = rel;
        if (rel === 'preload') link.as = 'script';
        link.href = `${base}/${rel}`;
        document.head.append(link);
      },
    ),
    ...(['script', 'iframe', 'video', 'embed'] as const).map((tag) => () => {
      const element = document.createElement(tag);
      element.src = `${base}/${tag}`;
      document.body.append(element);
    }),
    () => {
      const form = document.createElement('form');
      form.action = `${base}/form`;
      form.method = 'post';
      form.target = '_blank';
      document.body.append(form);
      form.submit();
    },
  ];
  for (const attempt of tries) {
    try {
      await Promise.race([attempt(), new Promise((resolve) => setTimeout(resolve, 50))]);
    } catch {
      // Refused. The listener decides, not the page.
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 1500));
}
