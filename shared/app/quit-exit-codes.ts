/** What a run with `--quit` ends with; docs/roll-out/switches.md explains them. The last two are from sysexits.h. */
export const quitExitCodes = { quit: 0, noAnswer: 69, callOpen: 75 } as const;
