/** The domain of the names that a page tries to have resolved, and how many of each kind it tries. */
export type DnsLookupAttempt = { readonly zone: string; readonly repeats: number };

/**
 * Tries to have names resolved in every way that script in a page has. Each name contains its way, so that the name
 * server shows which one leaked. Runs inside the page, so it must not use anything outside itself.
 * @returns the names it tried
 */
export async function tryDnsLookups({ zone, repeats }: DnsLookupAttempt): Promise<string[]> {
  const tried: string[] = [];
  const name = (way: string, end = zone): string => {
    const text = `${way}-${tried.length}.${end}`;
    tried.push(text);
    return text;
  };
  const url = (way: string, scheme = 'https'): string => `${scheme}://${name(way)}/x`;
  const many = (make: () => string): string[] => Array.from({ length: repeats }, make);

  const connectTo = async (urls: readonly string[]): Promise<void> => {
    for (let from = 0; from < urls.length; from += 16) {
      const iceServers = urls
        .slice(from, from + 16)
        .map((each) => ({ urls: each, username: 'a', credential: 'b' }));
      const peer = new RTCPeerConnection({ iceServers });
      peer.createDataChannel('x');
      await peer.setLocalDescription(await peer.createOffer());
    }
  };
  const addCandidates = async (hosts: readonly string[]): Promise<void> => {
    const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
    near.createDataChannel('x');
    await near.setLocalDescription(await near.createOffer());
    await far.setRemoteDescription({ type: 'offer', sdp: near.localDescription?.sdp ?? '' });
    await far.setLocalDescription(await far.createAnswer());
    await near.setRemoteDescription({ type: 'answer', sdp: far.localDescription?.sdp ?? '' });
    for (const host of hosts) {
      const candidate = `candidate:1 1 udp 2122260223 ${host} 5000 typ host`;
      await near.addIceCandidate({ candidate, sdpMid: '0', sdpMLineIndex: 0 });
    }
  };
  const link = (rel: string): void => {
    const element = document.createElement('link');
    element.rel = rel;
    if (rel === 'preload') element.as = 'script';
    element.href = url(`link-${rel}`);
    document.head.append(element);
  };
  const loadedBy = (tag: 'img' | 'script' | 'iframe' | 'video' | 'audio' | 'embed' | 'track'): void => {
    const element = document.createElement(tag);
    document.body.append(element);
    element.src = url(tag);
  };
  const style = (text: string): void => {
    const element = document.createElement('style');
    element.textContent = text;
    document.head.append(element);
  };

  const ways: Array<() => unknown> = [
    () => connectTo(many(() => `stun:${name('stun')}:3478`)),
    () => connectTo(many(() => `turn:${name('turn')}:3478`)),
    () => connectTo(many(() => `turn:${name('turn-tcp')}:443?transport=tcp`)),
    () => connectTo(many(() => `turns:${name('turns')}:443?transport=tcp`)),
    () => connectTo(many(() => `turns:${name('turns-local', 'local')}:443?transport=tcp`)),
    () => addCandidates(many(() => name('candidate'))),
    () => addCandidates(many(() => name('candidate-local', 'local'))),
    () => fetch(url('fetch')),
    () => navigator.sendBeacon(url('beacon'), 'x'),
    () => new EventSource(url('events')),
    () => new WebSocket(url('socket', 'wss')),
    () => new Worker(url('worker')),
    () => navigator.serviceWorker.register(url('service')),
    () => new WebTransport(url('transport')).ready,
    () => import(/* @vite-ignore */ url('import')),
    () => window.open(url('window')),
    () => {
      const request = new XMLHttpRequest();
      request.open('GET', url('xhr'));
      request.send();
    },
    ...[
      'dns-prefetch',
      'preconnect',
      'prefetch',
      'prerender',
      'preload',
      'modulepreload',
      'stylesheet',
      'icon',
      'manifest',
    ].map((rel) => () => link(rel)),
    ...(['img', 'script', 'iframe', 'video', 'audio', 'embed', 'track'] as const).map(
      (tag) => () => loadedBy(tag),
    ),
    () => style(`@import url("${url('css-import')}");`),
    () => style(`body { background: url("${url('css-image')}") }`),
    () => style(`@font-face { font-family: x; src: url("${url('css-font')}") } body { font-family: x }`),
    () => {
      const element = document.createElement('object');
      element.data = url('object');
      document.body.append(element);
    },
    () => {
      const anchor = document.createElement('a');
      anchor.href = '#';
      anchor.ping = url('ping');
      document.body.append(anchor);
      anchor.click();
    },
    () => {
      // Chromium may prefetch the names of links.
      const anchor = document.createElement('a');
      anchor.href = url('anchor');
      anchor.textContent = 'x';
      document.body.append(anchor);
    },
    () => {
      const form = document.createElement('form');
      form.action = url('form');
      form.method = 'post';
      form.target = '_blank';
      document.body.append(form);
      form.submit();
    },
    () => {
      const script = document.createElement('script');
      script.type = 'speculationrules';
      script.textContent = JSON.stringify({ prefetch: [{ source: 'list', urls: [url('speculation')] }] });
      document.head.append(script);
    },
    () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const Peer = (frame.contentWindow as unknown as typeof globalThis).RTCPeerConnection;
      const iceServers = [
        { urls: `turns:${name('frame-turns')}:443?transport=tcp`, username: 'a', credential: 'b' },
      ];
      const peer = new Peer({ iceServers });
      peer.createDataChannel('x');
      return peer.createOffer().then((offer) => peer.setLocalDescription(offer));
    },
  ];
  for (const way of ways) {
    try {
      await Promise.race([way(), new Promise((resolve) => setTimeout(resolve, 300))]);
    } catch {
      // Refused. The name server shows whether the name leaked all the same.
    }
  }
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  return tried;
}
