/** The screens of the rail. */
export type RailScreenName = 'call' | 'history' | 'outbox' | 'reminders' | 'settings';

/** Every screen. The hand-over page has no place in the rail. */
export type ScreenName = RailScreenName | 'handover';
