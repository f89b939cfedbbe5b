/** What each key does, as the card of keys says it. */
export const enKeyCard = {
  title: 'Keys',
  close: 'Close',
  'new-call': 'New call',
  find: 'Find in the history',
  slurp: 'Paste or type anything',
  tape: 'Earlier values of a field',
  'take-back': 'Take back what was filled in',
  park: 'Park this call',
  spell: 'Spell the case number',
  'read-back': 'Read back',
  send: 'Send',
  help: 'This card',
  back: 'Back to the call',
  'go-to-call': 'Open or parked call 1 to 9',
  digits: 'Choose a service or priority, on focus',
  outbox: 'Outbox',
} as const;
