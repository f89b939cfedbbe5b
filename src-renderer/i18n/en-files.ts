/** The English sentences of files that leave and come: exports and their list. */
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
    listAbout: 'Every file that left this history, as it was asked for. They stay on this PC.',
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
} as const;
