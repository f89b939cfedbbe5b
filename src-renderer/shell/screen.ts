export type Screen = 'call' | 'history' | 'outbox' | 'settings';
