export type ScreenName = 'call' | 'history' | 'outbox' | 'reminders' | 'settings';
