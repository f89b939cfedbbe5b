/** Arguments of `patchApp` for an app that resolves names for its page, as any Electron does. */
export const appWithoutResolverRule = [
  'app-without-resolver-rule',
  /"host-resolver-rules"|"WebRtcHideLocalIpsWithMdns"/g,
  '"none"',
] as const;
