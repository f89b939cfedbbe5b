/** What the system's own dialog asks before something that cannot be undone, in English. */
export const enConfirm = {
  no: 'Cancel',
  erase: {
    message: 'Erase {{tickets}} {{tickets|ticket|tickets}} of {{callers}} {{callers|caller|callers}}?',
    noTickets: 'Erase everything that names this caller?',
    calls: 'Also {{calls}} {{calls|call that was|calls that were}} not sent.',
    others: 'Also {{others}} saved {{others|view or export record|views or export records}}.',
    detail: 'Erased for good, also from every backup. This cannot be undone.',
    yes: 'Erase',
  },
  keepDays: {
    message: 'Keep tickets for {{days}} {{days|day|days}} only?',
    detail:
      '{{tickets}} older {{tickets|ticket is|tickets are}} erased now, others as they get older. This cannot be undone.',
    yes: 'Keep {{days}} {{days|day|days}}',
  },
  restore: {
    message: 'Replace the history with the newest backup?',
    detail: 'Tickets sent since then are added from the journal. Open calls are saved first.',
    yes: 'Restore',
  },
  replaceToken: {
    message: 'Replace the StoreHub token?',
    detail: 'Tickets then go to the account of the new token, which ends in {{lastFour}}.',
    yes: 'Replace token',
  },
  goLive: {
    message: 'Switch to live?',
    detail: 'Tickets then go to StoreHub, and technicians are sent out.',
    yes: 'Switch to live',
  },
} as const;
