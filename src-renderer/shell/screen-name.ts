export type Screen = 'call' | 'history' | 'outbox' | 'reminders' | 'settings';
