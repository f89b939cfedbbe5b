/** What each action is called, on the card of keys, in the palette and in Settings. */
export const enKeyCard = {
  title: 'Keys',
  close: 'Close',
  'new-call': 'New call',
  find: 'Find in the history',
  palette: 'Everything that can be done',
  'same-place': 'Same caller, same store, same place; in the history: log again',
  'follow-up': 'Send as a follow-up',
  'take-call': 'Answer the incoming call here',
  'next-question': 'Next question to ask',
  slurp: 'Paste or type anything',
  tape: 'Earlier values of a field',
  'take-back': 'Take back what was filled in',
  map: 'The map, for the pin',
  park: 'Park this call',
  spell: 'Spell the case number',
  'read-back': 'Read back',
  'caller-language': 'The caller’s language: the next one',
  send: 'Send',
  'send-anyway': 'Send in spite of a warning about the place',
  'write-note': 'Write a note to the case that is open',
  remind: 'Remind me of the case that is open',
  reminders: 'Whom to ring back, now and later',
  'due-case': 'The case that a reminder is up for',
  'copy-office': 'Copy the text for the back office',
  'copy-case': 'Copy the whole case',
  'copy-pin': 'Copy the coordinates of the case',
  'save-slip': 'Save the job slip as a PDF',
  'print-slip': 'Print the job slip on paper',
  reveal: 'Show what is masked, until this case is left',
  filter: 'Narrow the history down',
  'keep-view': 'Save what the history shows as a view',
  shift: 'Figures of the shift',
  outbox: 'Outbox',
  settings: 'Settings',
  discard: 'Discard this call',
  'undo-discard': 'Bring back the call that was discarded',
  help: 'The card of keys',
  back: 'Back to the call',
  'go-to-call': 'Open or parked call 1 to 9',
  digits: 'Choose a service or priority, on focus',
} as const;

/** Why an action can do nothing just now. */
export const enWhyNot = {
  nothingMasked: 'Nothing is masked here.',
  notHere: 'Not on this screen.',
  alreadySent: 'This call was sent already.',
  nothingAsked: 'Nothing to confirm: Send asks first.',
  nothingFilled: 'Nothing was filled in.',
  nothingSimilar: 'No case like this one in the last three days.',
  noQuestions: 'No preset with questions was taken.',
  nobodyRings: 'No incoming call.',
  noNumber: 'There is no number yet.',
  nothingDiscarded: 'No call was discarded.',
  nobodyDue: 'Nobody is to be rung back now.',
  nothingTyped: 'Nothing is written down yet.',
} as const;

/** The palette of everything that can be done. */
export const enPalette = {
  title: 'Everything that can be done',
  find: 'What do you want to do?',
  none: 'Nothing is called that.',
  foot: 'Enter does it, Esc closes.',
} as const;

/** Where keys are changed. */
export const enKeySettings = {
  about: 'Everything can be done without a mouse. Press a key here to put another in its place.',
  change: 'Change {{key}} for “{{action}}”',
  add: 'Add a key',
  addFor: 'Add a key for “{{action}}”',
  press: 'Press the new key…',
  pressing: 'Esc leaves it as it is, Delete takes it away.',
  taken: '{{key}} is taken: “{{action}}” has it.',
  unsafe:
    '{{key}} would get in the way of typing, of an input method or of the system. Take a function key, Ctrl and a letter, or Alt and a digit.',
  fixed: 'always Esc',
  usual: 'Back to the usual keys',
  changed: '{{action}}: {{key}}',
  none: 'no key',
} as const;
