import type { PolicyKey } from './policy-schema';

/** What administrators read of each key, in English. Apart from the schema, since the app itself never shows it. */
export const policyTexts: Readonly<
  Record<PolicyKey, { readonly title: string; readonly description: string }>
> = {
  Mode: {
    title: 'Live or practice',
    description:
      'live: tickets go to StoreHub. practice: they go to the practice server inside the app. choose: the agent chooses.',
  },
  DataFolder: {
    title: 'Data folder',
    description:
      'Where the history lies: an absolute path on a disk of the PC, on Windows also one that begins with %LOCALAPPDATA%\\. A share is refused. What an older folder holds is not moved.',
  },
  Language: {
    title: 'Language',
    description: "The language of the screen. system: the computer's language.",
  },
  Theme: {
    title: 'Theme',
    description: 'Light or dark. system: as the computer is set.',
  },
  MaskedDisplay: {
    title: 'Hide personal data',
    description: 'Hides numbers, names and addresses on the screen until the agent shows them.',
  },
  AddReferenceToRemark: {
    title: 'Reference in the remark',
    description:
      'Adds the reference of the app as the last line of the remark of each ticket, by which StoreHub can find one that may not have arrived.',
  },
  KeepDays: {
    title: 'Keep live tickets for (days)',
    description:
      'Older live tickets are erased, and lasting notes as old on callers and stores that no ticket names any more. A PC keeps what it made itself while that waits or is uncertain; copies of it on other PCs go by age. A policy asks nothing, and begins to erase within a minute of the next start of the app; a larger number brings nothing back.',
  },
  AllowExport: {
    title: 'Allow exports',
    description:
      'Whether agents may write lists of the history to XLSX and CSV files. The whole history goes out by AllowArchive.',
  },
  AllowArchive: {
    title: 'Allow archives',
    description: 'Whether agents may export the whole history as an archive, and import one.',
  },
  AllowErase: {
    title: 'Allow erasing callers',
    description: 'Whether agents may erase a caller on request.',
  },
  AllowTokenChange: {
    title: 'Allow changing the token',
    description: 'Whether agents may enter, replace or remove the API token. --take-token always may.',
  },
  SupportContact: {
    title: 'Support contact',
    description: 'Whom agents ask for help, such as a name with an extension. Shown in Settings.',
  },
  TemplatesFile: {
    title: 'Templates file',
    description:
      'A file of presets and snippets for every agent, as Settings exports one: a whole path on a disk of the PC, read at each start. Agents cannot change or remove them, and keep their own beside them. A share is refused.',
  },
  LogLevel: {
    title: 'Log level',
    description:
      'warn: only what went wrong, and so no export. info: also what happened, as without this policy. debug: also each request of the window, with its duration and never what it holds.',
  },
  UpdateNotice: {
    title: 'Update notice',
    description:
      'Where the current version stands, as {"version": "0.2.0"}: a file on a disk, on Windows also on a share, or an https address. The agent is told of a newer one while no call is open. The value holds no %. Nothing is downloaded or installed, unless InstallUpdates says so.',
  },
  InstallUpdates: {
    title: 'Install updates',
    description:
      'Only the EXE on Windows and the AppImage, and only with an https address in UpdateNotice: the app downloads the newer package that stands beside that file, and installs it when the agent closes the app and no call is open. Off where it is not set.',
  },
  SharedHistoryHost: {
    title: 'Shared history: server',
    description:
      'The PostgreSQL server of the shared history, by name or address. Required, together with a user, the PC shares its live history there, and agents cannot stop it.',
  },
  SharedHistoryPort: {
    title: 'Shared history: port',
    description: 'The port of that server. 5432 where it is not set.',
  },
  SharedHistoryDatabase: {
    title: 'Shared history: database',
    description: 'The database there. helpdesk where it is not set.',
  },
  SharedHistoryUser: {
    title: 'Shared history: user',
    description:
      'The role of this PC in the database. %COMPUTERNAME% stands for the name of the PC in lower case. Where it is not set, the agent enters it. The password is no policy: --take-server-password.',
  },
  SharedHistoryCertificateFile: {
    title: 'Shared history: certificate authority',
    description:
      'The PEM file of a private certificate authority, as a whole path on a disk of the PC. Where it is not set, the server needs a certificate that the PC trusts.',
  },
};
