import { enConfirm } from './en-confirm';
import { enErrors } from './en-errors';

const mayExist = 'Do not send it again before you know. Ask the back office whether the ticket arrived.';
const tokenStep = 'Ask your supervisor for a valid token and enter it. What waits stays in order.';
const accountStep = 'Call StoreHub support or your supervisor. What waits stays in order.';

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
  /** The states as people say them; StoreHub is sent the English names. */
  regions: {
    Johor: 'Johor',
    Kedah: 'Kedah',
    Kelantan: 'Kelantan',
    'Kuala Lumpur': 'Kuala Lumpur',
    Labuan: 'Labuan',
    Melaka: 'Melaka',
    'Negeri Sembilan': 'Negeri Sembilan',
    Pahang: 'Pahang',
    Penang: 'Penang',
    Perak: 'Perak',
    Perlis: 'Perlis',
    Putrajaya: 'Putrajaya',
    Sabah: 'Sabah',
    Sarawak: 'Sarawak',
    Selangor: 'Selangor',
    Terengganu: 'Terengganu',
  },
  notSent: {
    'name not resolved':
      'Not sent: StoreHub’s address could not be found. The network or its name server is down.',
    'connection refused': 'Not sent: StoreHub’s server refused the connection.',
    'no network': 'Not sent: this computer has no network.',
    'connecting timed out': 'Not sent: StoreHub’s server did not answer the call for a connection.',
    'proxy unreachable': 'Not sent: the office’s proxy cannot be reached.',
    'proxy refused': 'Not sent: the office’s proxy refused the connection.',
    'proxy-timed-out': 'Not sent: the office’s proxy did not answer in time.',
    'no-free-connection': 'Not sent: this computer cannot open any more connections.',
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
    'history-older': 'This history is older than what this PC sent last. The ticket may exist.',
    'history-elsewhere': 'This history comes from another PC, account or folder. The ticket may exist.',
    'history-unwitnessed': 'This PC has no record of what it sent from this history. The ticket may exist.',
    'no case number': 'StoreHub said yes, but gave no case number. The ticket may exist.',
    'error-with-case-number':
      'StoreHub reported an error and a case number in one answer. The ticket may exist.',
  },
  checkNamedCaseNumber:
    'Do not send it again before you know. Ask the back office whether the case number below is this ticket’s.',
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
  errors: enErrors,
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
    notStarted: {
      sentence: 'StoreHub Helpdesk could not start.',
      nextStep: 'Restart the app. If this stays, send the folder logs in the data folder to IT.',
    },
    folderReadOnly: {
      sentence: 'StoreHub Helpdesk cannot start because it may not write to its data folder.',
      nextStep: 'Ask IT to make this folder writable, then start the app again: {{folder}}',
    },
    hung: {
      sentence: 'The app is open already, but does not answer.',
      nextStep:
        'It has some twenty seconds left, then it is ended and opened anew by itself. What you typed and what waits to be sent is on the disk.',
      close: 'Close this notice',
    },
    openFile: 'Open a file',
    saveFile: 'Save as',
    chooseFolder: 'Choose a folder',
    confirm: enConfirm,
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
