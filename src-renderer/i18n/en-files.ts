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
} as const;
