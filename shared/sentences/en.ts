const mayExist = 'Do not send it again before you know. Ask the back office whether the ticket arrived.';
const tokenStep = 'Ask your supervisor for a valid token and enter it. What waits stays in order.';
const accountStep = 'Call StoreHub support or your supervisor. What waits stays in order.';
const mistake = {
  sentence: 'The app made a mistake. Nothing you typed is lost.',
  nextStep: 'Try once more. If it happens again, restart the app and tell your supervisor.',
};

/** What outcomes, StoreHub's codes and the app's errors mean, and what its services are called, in English. */
export const en = {
  services: {
    1: { name: 'iOS hardware installation (on-site deployment)', shortName: 'iOS installation' },
    2: { name: 'Pre-installation inspection', shortName: 'Pre-install inspection' },
    3: { name: 'Day 1 support for VIP onboarding merchants', shortName: 'VIP day 1 support' },
    18: { name: 'On-site troubleshooting support', shortName: 'On-site troubleshooting' },
    23: { name: 'POS swap', shortName: 'POS swap' },
    39: { name: 'Android hardware installation (on-site deployment)', shortName: 'Android installation' },
  },
  priorities: { '-1': 'Low', '0': 'Normal', '1': 'High' },
  notSent: {
    'name not resolved':
      'Not sent: StoreHub’s address could not be found. The network or its name server is down.',
    'connection refused': 'Not sent: StoreHub’s server refused the connection.',
    'no network': 'Not sent: this computer has no network.',
    'connecting timed out': 'Not sent: StoreHub’s server did not answer the call for a connection.',
    'proxy unreachable': 'Not sent: the office’s proxy cannot be reached.',
    'proxy refused': 'Not sent: the office’s proxy refused the connection.',
    'tls handshake failed': 'Not sent: no secure connection to StoreHub could be made.',
  },
  notSentStep:
    'The ticket waits in the outbox and is sent by itself when StoreHub can be reached. Give the caller the reference.',
  uncertain: {
    'connection broke': 'The connection broke after the request had left. The ticket may exist.',
    'timed out': 'StoreHub did not answer in time. The ticket may exist.',
    'app stopped while sending': 'The app stopped while this ticket was being sent. The ticket may exist.',
    'server error': 'StoreHub’s server answered with an error of its own. The ticket may exist.',
    redirected: 'The server sent us elsewhere, and the app did not follow. The ticket may exist.',
    'unreadable answer': 'StoreHub’s answer could not be read. The ticket may exist.',
    'answer too large': 'StoreHub’s answer was far too long to be one. The ticket may exist.',
    'error code': 'StoreHub reported an error of its own. The ticket may exist.',
    'no case number': 'StoreHub said yes, but gave no case number. The ticket may exist.',
  },
  accountBlocked: 'StoreHub does not let this account send tickets.',
  codes: {
    '0': {
      sentence: 'StoreHub created the ticket.',
      nextStep: 'Read the case number to the caller.',
    },
    '-10000': {
      sentence: 'StoreHub refused the ticket: something in it is not valid.',
      nextStep: 'Check the fields, mend what is wrong and send again.',
    },
    '-10001': {
      sentence: 'StoreHub does not accept the passcode of this token.',
      nextStep: tokenStep,
    },
    '-10002': {
      sentence: 'StoreHub does not accept tickets from this network address.',
      nextStep:
        'Tell your IT department that StoreHub refuses this office’s network address. What waits stays in order.',
    },
    '-10003': {
      sentence: 'StoreHub does not accept the authorisation code of this token.',
      nextStep: tokenStep,
    },
    '-10004': {
      sentence: 'StoreHub is getting too many requests just now.',
      nextStep: 'Nothing to do: the ticket waits in the outbox and is sent again by itself.',
    },
    '-10005': { sentence: 'StoreHub has banned this account.', nextStep: accountStep },
    '-10006': {
      sentence: 'StoreHub reported a network failure on its side. The ticket may exist.',
      nextStep: mayExist,
    },
    '-10007': { sentence: 'StoreHub does not accept this token.', nextStep: tokenStep },
    '-10008': {
      sentence: 'StoreHub reported an unexpected error. The ticket may exist.',
      nextStep: mayExist,
    },
    '-10009': {
      sentence: 'StoreHub reported that a request failed on its side. The ticket may exist.',
      nextStep: mayExist,
    },
    '-10010': { sentence: 'StoreHub says that this session is not valid.', nextStep: tokenStep },
    '-10011': { sentence: 'StoreHub does not know the user of this token.', nextStep: accountStep },
    '-10012': {
      sentence: 'StoreHub says that the licence of this account is not valid.',
      nextStep: accountStep,
    },
    '-10013': {
      sentence: 'StoreHub refused the ticket: it did not find a file it needs.',
      nextStep: 'Check the fields and send again. If it is refused again, tell StoreHub support.',
    },
    '-10014': {
      sentence: 'StoreHub does not accept the onsite key of this token.',
      nextStep: tokenStep,
    },
    '-10015': { sentence: 'The session of this token has expired.', nextStep: tokenStep },
    '-10016': { sentence: 'The StoreHub account has expired.', nextStep: accountStep },
  },
  unknownCode: {
    sentence: 'StoreHub refused the ticket with a code this app does not know ({{code}}).',
    nextStep: 'Check the fields and send again. If it is refused again, tell StoreHub support the code.',
  },
  halt: {
    noToken: { sentence: 'There is no token.', nextStep: 'Enter the token. What waits stays in order.' },
  },
  errors: {
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
      'no file of words': 'This is not a file of words that was exported from StoreHub Helpdesk.',
      'file not written': 'The file could not be written. Choose another folder.',
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
      'newer than the app': {
        sentence: 'The history was written by a newer version of this app.',
        nextStep: 'Install the newer version. The history was not touched.',
      },
      failed: {
        sentence: 'The history could not be read or written.',
        nextStep: 'What you typed stays on the screen. Try again, then tell IT.',
      },
    },
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
  },
  /** The parts of a case, as it is copied and as it goes to a technician. */
  slip: {
    title: 'Job slip',
    practice: 'Practice: not a real case',
    caseNumber: 'Case number',
    reference: 'Reference',
    name: 'Name',
    phone: 'Phone',
    email: 'Email',
    store: 'Store name',
    dealer: 'Dealer or reseller',
    service: 'Service',
    priority: 'Priority',
    address: 'Address',
    state: 'State',
    pin: 'Pin (latitude, longitude)',
    issue: 'Issue',
    remark: 'Remark',
    outcome: 'Outcome',
    madeAt: 'Made at',
    lastTriedAt: 'Last sent at',
    recordedByHand: 'The case number was recorded by hand.',
    leftElsewhere: 'Left unsettled on another PC. It may have been sent there since.',
    noAnswerYet: 'StoreHub has not answered yet.',
  },
  /** What the app says outside its window. */
  outside: {
    ringBack: 'Ring {{name}} back',
    ringBackMany: '{{count}} to ring back',
    hung: {
      sentence: 'The app is open already, but does not answer.',
      nextStep:
        'It has some twenty seconds left, then it is ended and opened anew by itself. What you typed and what waits to be sent is on the disk.',
      close: 'Close this notice',
    },
    openFile: 'Open a file',
    saveFile: 'Save as',
    chooseFolder: 'Choose a folder',
    menu: {
      view: 'View',
      zoomIn: 'Larger',
      zoomOut: 'Smaller',
      resetZoom: 'Usual size',
      developerTools: 'Developer tools',
      edit: 'Edit',
      undo: 'Undo',
      redo: 'Redo',
      cut: 'Cut',
      copy: 'Copy',
      paste: 'Paste',
      selectAll: 'Select all',
      about: 'About {{app}}',
      hide: 'Hide {{app}}',
      hideOthers: 'Hide others',
      showAll: 'Show all',
      quit: 'Quit {{app}}',
    },
  },
} as const;
