/** The English sentences of what leaves, comes and goes: exports, archives, and what is erased. */
export const enFiles = {
  exports: {
    open: 'Export',
    about: 'Every ticket of this list, in this order, into one file.',
    xlsx: 'Spreadsheet (XLSX)',
    csv: 'Text (CSV)',
    csvNote:
      'In Excel and LibreOffice take XLSX. In the CSV a text that a spreadsheet would take for a number or a formula begins with an apostrophe.',
    running: '{{done}} tickets written …',
    runningOf: '{{done}} of {{total}} tickets written …',
    cancel: 'Cancel the export',
    done: '{{rows}} tickets written to {{file}}',
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
  slip: {
    copy: 'Copy the case',
    save: 'Job slip (PDF)',
    saved: 'Job slip saved as {{file}}',
  },
  archive: {
    title: 'Archive',
    about:
      'The whole history in one file with checksums, for a new PC, another shift or an auditor. Taken in twice it changes nothing; what another PC had not settled is never sent from here.',
    export: 'Write an archive',
    import: 'Take an archive in',
    cancel: 'Cancel',
    running: '{{done}} of {{total}} tickets …',
    written: '{{rows}} tickets written to {{file}}',
    taken: '{{added}} of {{rows}} tickets are new here; more is known now of {{changed}}.',
    elsewhere:
      'Made on another PC, as {{reference}}. It came with an archive on {{time}} and is a record here.',
    left: 'Left unsettled on another PC. It may have been sent there since; it is never sent from here.',
  },
  privacy: {
    title: 'Keeping and forgetting',
    about:
      'What is erased is gone from the database, its log, its search index and the journal. It cannot be undone.',
    keep: 'Keep tickets',
    forEver: 'for ever',
    days: 'for {{count}} days',
    keepNote:
      'Older tickets are erased while the app is in use; those that are not settled never are. Backups that still have them go within five weeks.',
    forget: 'Erase a caller',
    phone: 'Phone number of the caller',
    name: 'Name of the caller',
    find: 'Find the tickets',
    found: 'Tickets of this caller that would be erased: {{count}}.',
    unsettled: 'Calls with a ticket that is not settled yet stay: {{count}}.',
    forGood: 'They are erased for good, also from every backup. A fresh backup is made first.',
    eraseYes: 'Erase for good',
    erasing: 'Erasing …',
    done: '{{count}} tickets were erased for good.',
    erased: 'What was erased',
    nothingErased: 'Nothing was erased yet.',
    copiesLeft: 'Not yet out of every copy.',
    because: {
      request: '{{time}}: {{count}} tickets, on request',
      retention: '{{time}}: {{count}} tickets, older than they were to be kept',
    },
  },
} as const;
