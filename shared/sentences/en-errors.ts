const mistake = {
  sentence: 'The app made a mistake. Nothing you typed is lost.',
  nextStep: 'Try once more. If it happens again, restart the app and tell your supervisor.',
};

const notSentNow = {
  sentence: 'The ticket was not sent because the history could not be written.',
  nextStep: 'Your text stays on the screen. Wait a minute, then send again. If it fails again, tell IT.',
};

/** What the app's own errors mean, in English. */
export const enErrors = {
  'fields not ready': {
    sentence: 'Some fields are not ready to be sent.',
    nextStep: 'Mend the marked fields, then send again. Nothing was cleared.',
  },
  'not found': {
    call: {
      sentence: 'This call is not in the history of this PC.',
      nextStep: 'Look it up in the history.',
    },
    ticket: {
      sentence: 'This ticket is not in the history of this PC.',
      nextStep: 'Look it up in the history.',
    },
    view: {
      sentence: 'This view is not in the history of this PC.',
      nextStep: 'Look it up in the history.',
    },
    reminder: {
      sentence: 'This reminder is not in the history of this PC.',
      nextStep: 'Look it up in the history.',
    },
  },
  'not allowed now': {
    'mode is fixed': 'This run of the app was started for one mode only.',
    'not to be mended': 'Only a rejected ticket that was not mended yet can be mended.',
    'not uncertain': 'Only a ticket that may have arrived takes a case number by hand.',
    'no token': 'There is no token to send this ticket with.',
    'not to be sent again': 'This ticket is not one that may be sent again.',
    'words not saved': 'The words could not be saved: the disk is full or may not be written.',
    'settings-not-saved': 'The setting could not be saved: the disk is full or may not be written.',
    'no file of words': 'This is not a file of words that was exported from StoreHub Helpdesk.',
    'file not written': 'The file could not be written. Choose another folder.',
    'not-confirmed': 'It was not confirmed.',
    'too-many-sends': 'More than 30 tickets in 10 seconds. Wait a few seconds, then send again.',
  },
  nothingChanged: 'Nothing was changed.',
  'token not valid': {
    sentence: 'This is not a StoreHub token.',
    nextStep: 'A token is tk_ followed by 36 letters and digits. Copy the whole of it.',
  },
  keychain: {
    absent: {
      sentence: 'This computer has no keychain to keep the token in.',
      nextStep:
        'Ask IT to install a keyring (GNOME Keyring or KWallet). Until then calls are kept and wait in the outbox.',
    },
    locked: { sentence: 'The keychain is locked.', nextStep: 'Unlock it, then try again.' },
    cancelled: {
      sentence: 'Unlocking the keychain was cancelled.',
      nextStep: 'Try again and allow it, or nothing can be sent.',
    },
    'no session bus': {
      sentence: 'The keychain cannot be reached: this session has no message bus.',
      nextStep: 'Log in to a desktop session, or ask IT to start D-Bus for this user.',
    },
    'not answering': {
      sentence: 'The keychain does not answer.',
      nextStep: 'Log out and in again, then try once more.',
    },
    'damaged entry': {
      sentence: 'What the keychain holds is not a StoreHub token.',
      nextStep: 'Enter the token again in Settings.',
    },
    failed: {
      sentence: 'The keychain reported an error.',
      nextStep: 'Try again. If it goes on, tell IT.',
    },
  },
  database: {
    'disk full': {
      sentence: 'The disk is full: this could not be saved.',
      nextStep: 'Free some space. What you typed stays on the screen and is saved as soon as it can be.',
    },
    'read-only': {
      sentence: 'The app may not write to its data folder.',
      nextStep: 'Ask IT to make the folder writable. What you typed stays on the screen.',
    },
    damaged: {
      sentence: 'The history file is damaged.',
      nextStep:
        'The app restores it by itself from what is whole, and keeps the damaged file aside. If this stays, restart the app.',
    },
    'development-version': {
      sentence: 'This history was made by a development version of the app.',
      nextStep: 'Move the data folder away, then restart the app. The history was not touched.',
    },
    'newer than the app': {
      sentence: 'The history was written by a newer version of this app.',
      nextStep: 'Install the newer version. The history was not touched.',
    },
    'in-use': {
      sentence: 'Another program is using the history file.',
      nextStep:
        'The app retries automatically. What you typed stays on the screen. If this stays, tell IT: a backup program or virus scanner may be holding the file.',
    },
    'open-elsewhere': {
      sentence: 'This history is open in another copy of the app.',
      nextStep:
        'Close it there. This copy then continues automatically. Until then nothing is saved or sent here.',
    },
    failed: {
      sentence: 'The history could not be read or written.',
      nextStep: 'What you typed stays on the screen. Try again, then tell IT.',
    },
  },
  notOpened: {
    'disk full': {
      sentence: 'The history cannot be opened because the disk is full.',
      nextStep: 'Free some space on this computer. The app then continues automatically.',
    },
    'read-only': {
      sentence: 'The history cannot be opened because the app may not write to its data folder.',
      nextStep: 'Ask IT to make the folder writable. The app then continues automatically.',
    },
    'in-use': {
      sentence: 'Waiting for the history file: another program is using it.',
      nextStep:
        'The app continues automatically once the file is free. If this stays, tell IT: a backup program or virus scanner may be holding it.',
    },
  },
  notSent: {
    'disk full': {
      sentence: 'The ticket was not sent because the disk was full.',
      nextStep: 'Your text stays on the screen. Free some space, then send again.',
    },
    'read-only': {
      sentence: 'The ticket was not sent because the app may not write to its data folder.',
      nextStep: 'Your text stays on the screen. Ask IT to make the folder writable, then send again.',
    },
    'in-use': {
      sentence: 'The ticket was not sent because another program was using the history file.',
      nextStep:
        'Your text stays on the screen. Wait a minute, then send again. If it fails again, tell IT: a backup program or virus scanner may be holding the file.',
    },
    'open-elsewhere': {
      sentence: 'The ticket was not sent because the history is open in another copy of the app.',
      nextStep: 'Your text stays on the screen. Close the other copy, then send again.',
    },
    damaged: notSentNow,
    'newer than the app': notSentNow,
    'development-version': notSentNow,
    failed: notSentNow,
  },
  answerNotSaved: {
    sentence: 'StoreHub has answered, but the answer could not be saved yet.',
    nextStep:
      'Do not enter this ticket again. Free some space on the disk: the outcome then appears here automatically.',
  },
  openOn: 'This history is open in another copy of the app, on {{host}}.',
  archiveStep: 'Nothing of it was taken in. The history is as it was.',
  archive: {
    'not an archive': 'This file is not an archive of StoreHub Helpdesk.',
    'not whole': 'This archive is cut off or was changed since it was made.',
    'packed otherwise': 'It has a password, or is packed in an unusual way. Pack it as an ordinary ZIP.',
    newer: 'This archive was made by a newer version of the app.',
    'other mode': 'Live and practice are never mixed: this archive is of the other one.',
    'no room': 'There is not enough room on the disk for all that this archive has.',
  },
  file: {
    'disk full': {
      sentence: 'There is no room left for this file.',
      nextStep: 'Free some space or choose another place. Nothing was left behind.',
    },
    'not writable': {
      sentence: 'The file could not be written there.',
      nextStep: 'Choose another folder. Nothing was left behind.',
    },
    'not readable': {
      sentence: 'The file could not be read.',
      nextStep: 'Choose it again, or copy it here first.',
    },
    busy: {
      sentence: 'Another file is being worked on.',
      nextStep: 'Let it end, or cancel it, then try again.',
    },
    failed: {
      sentence: 'The file could not be finished.',
      nextStep: 'Try again. Nothing was left behind.',
    },
  },
  printer: {
    none: {
      sentence: 'This computer has no printer.',
      nextStep: 'Add one in the system’s settings, or save the job slip as a PDF.',
    },
    failed: {
      sentence: 'The page did not get to the printer.',
      nextStep: 'Look whether it is on and has paper, then try again; or save the job slip as a PDF.',
    },
  },
  'request not valid': mistake,
  'sender not trusted': mistake,
  'fault in the app': mistake,
} as const;
