/** The English sentences of what leaves, comes and goes: exports, archives, and what is erased. */
export const enFiles = {
  notOpen: {
    opening: 'Opening the history…',
    folder: 'Data folder: {{folder}}',
    onPaper: 'Until the history is open, write calls on paper: nothing can be saved or sent here.',
  },
  exports: {
    open: 'Export',
    about: 'Every ticket of this list, in this order, into one file.',
    xlsx: 'Spreadsheet (XLSX)',
    csv: 'Text (CSV)',
    csvNote:
      'In Excel and LibreOffice take XLSX. In the CSV a text that a spreadsheet would take for a number or a formula begins with an apostrophe.',
    running: '{{done}} {{done|ticket|tickets}} written …',
    runningOf: '{{done}} of {{total}} {{total|ticket|tickets}} written …',
    cancel: 'Cancel the export',
    done: '{{rows}} {{rows|ticket|tickets}} written to {{file}}',
    title: 'Exports',
    listAbout:
      'Every list and archive that left this history, as it was asked for. Job slips are not listed. They stay on this PC.',
    none: 'Nothing was exported yet.',
    when: 'When',
    file: 'File',
    what: 'What',
    rows: 'Tickets',
    everything: 'everything',
    filtered: 'with filters',
    archive: 'the whole archive',
    unfinished: 'not finished',
  },
  mask: {
    title: 'Mask personal data',
    about:
      'For a desk that others look at. Searching finds the whole text. What is typed into a call, read back, sent, copied, printed or exported is whole; store names stay.',
    switch: 'Hide the middle of phone numbers, names, addresses, e-mails and pins',
    show: 'Show what is hidden',
    hide: 'Hide it again',
    hidden: 'hidden',
    leavesWhole: 'Copies, slips and exports are whole.',
  },
  slip: {
    copy: 'Copy the case',
    save: 'Job slip (PDF)',
    print: 'Print',
    printed: 'Sent to the printer',
    cancelled: 'Not printed: the dialog was cancelled.',
    saved: 'Job slip saved as {{file}}',
  },
  backups: {
    title: 'Backups',
    kept: '{{count}} kept, the newest of {{time}}',
    none: 'none yet',
    underWay: 'being made…',
    failed: 'The last backup could not be made.',
    overdue: 'No backup could be made for days. The newest is of {{time}}.',
    never: 'There is no backup of the history: none could be made.',
    steps: {
      'disk full': 'Free some space on the disk. The app tries again every hour.',
      'read-only':
        'Ask IT to make the folder backups in the data folder writable. The app tries again every hour.',
      failed: 'The app tries again every hour. If it goes on, tell IT.',
    },
    now: 'Back up now',
    restore: 'Restore the newest backup',
    putBackFile:
      'The history file was replaced by an older copy. Tickets sent or waiting since then were added from the journal. Open calls may be missing.',
    putBackOlder:
      'This history is older than what this PC sent last. Tickets and calls since then may be missing.',
    putBackElsewhere: 'This history comes from another PC, account or folder.',
    putBackUnwitnessed: 'This PC has no record of what it sent from this history.',
    putBackRemoved:
      'The history file was deleted or moved while the app was open. The app wrote it again from memory.',
    putBackStep:
      '{{inDoubt}} waiting {{inDoubt|ticket|tickets}} may have been sent already. Ask StoreHub support, then record the case number or send again: Outbox.',
    restoredFrom:
      'The history was damaged and was restored from the backup of {{time}}, with what could still be read of what came after it.',
    restoredEmpty:
      'The history was damaged, and there was no whole backup. What could still be read was taken over; the damaged file was kept aside.',
  },
  archive: {
    title: 'Archive',
    about:
      'The whole history in one file with checksums, for a new PC, another shift or an auditor. Importing it twice changes nothing; what another PC had not settled is never sent from here.',
    export: 'Export archive',
    import: 'Import archive',
    cancel: 'Cancel',
    running: '{{done}} of {{total}} {{total|ticket|tickets}} …',
    written: '{{rows}} {{rows|ticket|tickets}} written to {{file}}',
    taken: '{{added}} of {{rows}} {{rows|ticket is|tickets are}} new here; more is known now of {{changed}}.',
    leftOut:
      '{{count}} {{count|contradicts what is here and was|contradict what is here and were}} left out.',
    tooLarge:
      '{{count}} {{count|has|have}} more notes, attempts or corrections than an archive may have and {{count|was|were}} left out.',
    erased:
      '{{count}} {{count|was erased here on request and stays|were erased here on request and stay}} so.',
    cutShort: 'It was ended before its end. Taken in again, it goes on where it was.',
    elsewhere:
      'Made on another PC, as {{reference}}. It came with an archive on {{time}} and is a record here.',
    left: 'Left unsettled on another PC. It may have been sent there since; it is never sent from here.',
  },
  feed: {
    title: 'Shared history',
    about:
      'Writes what is new on this PC into a folder, such as a network share, from which one database of all desks takes it. Off at first; docs/many-desks.md says how to set it up.',
    choose: 'Choose a folder',
    stop: 'Stop writing',
    off: 'Nothing is written.',
    notChosen: 'Nothing is written to {{folder}}: it was not chosen on this PC.',
    notChosenStep: 'Choose the folder again, or stop writing.',
    on: 'What is new is written to {{folder}} within two minutes, practice never. Whoever can read that folder can read the callers’ names and numbers.',
    paused:
      'Paused in practice. Live, what is not there yet of the live history of this PC is written to {{folder}}. Whoever can read that folder can read the callers’ names and numbers.',
    last: 'Last written: {{time}}.',
    never: 'Nothing was written there yet.',
    trouble: '{{folder}} cannot be written to now.',
    wait: 'Nothing is lost: what is new waits on this PC, and is written by itself once the folder is there again.',
    full: 'Its disk is full: {{folder}}.',
  },
  privacy: {
    title: 'Data retention and erasure',
    about:
      'What is erased is gone from the database, its log, its search index and the journal. It cannot be undone.',
    keep: 'Keep tickets',
    forEver: 'for ever',
    days: 'for {{count}} {{count|day|days}}',
    keepNote:
      'Older tickets and calls that were never sent are erased while the app is in use; what is not settled never is. Backups that still have them go within five weeks.',
    keptIn: {
      live: 'This is for live tickets. Practice has a choice of its own.',
      practice: 'This is for practice: no live ticket is erased by it.',
    },
    counting: 'Counting …',
    older: 'Tickets older than {{days}} days that would be erased: {{count}}.',
    olderGo: 'They are erased for good, and day by day what becomes older. It cannot be undone.',
    keepYes: 'Keep tickets for {{count}} {{count|day|days}}',
    noneByAge: 'From then on no ticket is erased for its age. Those that were are not brought back.',
    forEverYes: 'Keep tickets for ever',
    forget: 'Erase a caller',
    phone: 'Phone number of the caller',
    name: 'Name of the caller',
    find: 'Find the tickets',
    found: 'Tickets of this caller that would be erased: {{count}}.',
    calls: 'Calls that were not sent and name this caller: {{count}}.',
    others: 'Saved views and export records that name this caller: {{count}}.',
    ticketList: 'Tickets to be erased',
    callList: 'Calls to be erased',
    callStatus: { open: 'open', parked: 'parked', discarded: 'discarded' },
    moreFound: 'and {{count}} more',
    unsettled: 'Calls with a ticket that is not settled yet stay: {{count}}.',
    forGood: 'They are erased for good, also from every backup. A fresh backup is made first.',
    eraseYes: 'Erase for good',
    erasing: 'Erasing …',
    done: '{{count}} {{count|ticket was|tickets were}} erased for good.',
    doneOthers: 'So was what else named the caller: {{count}}.',
    goesOn: 'Not all of it is erased yet: it goes on by itself, and the list below says when it is done.',
    erased: 'What was erased',
    nothingErased: 'Nothing was erased yet.',
    copiesLeft: 'Not yet out of every copy.',
    because: {
      request: '{{time}}: {{count}} {{count|ticket|tickets}}, on request',
      retention:
        '{{time}}: {{count}} {{count|ticket, older than it was|tickets, older than they were}} to be kept',
    },
  },
} as const;
