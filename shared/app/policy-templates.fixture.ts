import { z } from 'zod';
import { policyKeys, policySchema, requiredOnlyKeys, type PolicyKey } from './policy-schema';
import { policyTexts } from './policy-texts.fixture';

/** What administrators install or read, made from the schema. The texts are English, as in most consoles. */

type Values = {
  readonly type: 'string' | 'integer' | 'boolean';
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
};

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each key is text, a number or a boolean
const valuesOf = z.toJSONSchema(policySchema).properties as unknown as Readonly<Record<PolicyKey, Values>>;

const schemaOf = (key: PolicyKey) => ({ ...valuesOf[key], ...policyTexts[key] });

const levels = [
  ['', 'Required', String.raw`SOFTWARE\Policies\StoreHub Helpdesk`, policyKeys],
  [
    '_Recommended',
    'Recommended',
    String.raw`SOFTWARE\Policies\StoreHub Helpdesk\Recommended`,
    policyKeys.filter((key) => !requiredOnlyKeys.has(key)),
  ],
] as const;

/** The values of the samples. `Theme` is recommended there: if it were required as well, that would have no effect. */
const {
  Theme: recommendedTheme,
  ...requiredExamples
}: Readonly<Record<PolicyKey, string | number | boolean>> = {
  Mode: 'live',
  DataFolder: '/srv/storehub-helpdesk',
  Language: 'ms',
  Theme: 'system',
  MaskedDisplay: true,
  AddReferenceToRemark: true,
  KeepDays: 730,
  AllowExport: false,
  AllowArchive: false,
  AllowErase: false,
  AllowTokenChange: false,
  SupportContact: 'IT helpdesk, ext. 4100',
  TemplatesFile: '/etc/storehub-helpdesk/templates.json',
  LogLevel: 'info',
  UpdateNotice: 'https://it.example.com/storehub-helpdesk.json',
  InstallUpdates: false,
  SharedHistoryHost: 'history.example.com',
  SharedHistoryPort: 5432,
  SharedHistoryDatabase: 'helpdesk',
  SharedHistoryUser: 'pc_%COMPUTERNAME%',
  SharedHistoryCertificateFile: '/etc/storehub-helpdesk/ca.crt',
};

/** macOS has no `/srv`. */
const macExamples = { DataFolder: '/Users/Shared/StoreHub Helpdesk Data' };

/** What every PC of a call centre should have. It forbids nothing, erases nothing and moves nothing. */
const fewExamples = { Mode: 'live', SupportContact: 'IT helpdesk, ext. 4100' } as const;

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function toAdmx(): string {
  const policies = levels.flatMap(([suffix, level, registryKey, keys]) =>
    keys.map((key) => {
      const head = `    <policy name="${key}${suffix}" class="Both" displayName="$(string.${key})" explainText="$(string.${key}_Explain)" key="${registryKey}"`;
      const place = `<parentCategory ref="${level}"/>\n      <supportedOn ref="SUPPORTED_WIN10"/>`;
      return toAdmxPolicy(key, head, place);
    }),
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<!-- Made from shared/app/policy-schema.ts. -->
<policyDefinitions revision="1.0" schemaVersion="1.0" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions">
  <policyNamespaces>
    <target prefix="storehub" namespace="StoreHub.Policies.Helpdesk"/>
  </policyNamespaces>
  <resources minRequiredRevision="1.0"/>
  <supportedOn>
    <definitions>
      <definition name="SUPPORTED_WIN10" displayName="$(string.SUPPORTED_WIN10)"/>
    </definitions>
  </supportedOn>
  <categories>
    <category name="Required" displayName="$(string.Required)"/>
    <category name="Recommended" displayName="$(string.Recommended)"><parentCategory ref="Required"/></category>
  </categories>
  <policies>
${policies.join('\n')}
  </policies>
</policyDefinitions>
`;
}

function toAdmxPolicy(key: PolicyKey, head: string, place: string): string {
  const { type, enum: choices, minimum, maximum, maxLength } = schemaOf(key);
  const withElement = (element: string) =>
    `${head} presentation="$(presentation.${key})">
      ${place}
      <elements>
        ${element}
      </elements>
    </policy>`;
  if (type === 'boolean')
    return `${head} valueName="${key}">
      ${place}
      <enabledValue><decimal value="1"/></enabledValue>
      <disabledValue><decimal value="0"/></disabledValue>
    </policy>`;
  if (type === 'integer')
    return withElement(
      `<decimal id="${key}" valueName="${key}" required="true" minValue="${minimum}" maxValue="${maximum}"/>`,
    );
  if (choices === undefined)
    return withElement(`<text id="${key}" valueName="${key}" required="true" maxLength="${maxLength}"/>`);
  const items = choices.map(
    (choice) =>
      `          <item displayName="$(string.${key}_${choice})"><value><string>${choice}</string></value></item>`,
  );
  return withElement(
    `<enum id="${key}" valueName="${key}" required="true">\n${items.join('\n')}\n        </enum>`,
  );
}

/** What the states of an administrator's console mean for a key. */
function explainStates(key: PolicyKey): string {
  const { type } = schemaOf(key);
  if (requiredOnlyKeys.has(key)) return 'Disabled: agents may not. Enabled or Not Configured: they may.';
  if (key === 'InstallUpdates') return 'Disabled or Not Configured: off.';
  return type === 'boolean'
    ? 'Enabled: on. Disabled: off. Not Configured: the agent chooses.'
    : 'Disabled is the same as Not Configured: this policy sets nothing.';
}

export function toAdml(): string {
  const strings = policyKeys.flatMap((key) => {
    const { title, description, enum: choices = [] } = schemaOf(key);
    return [
      [key, title],
      [`${key}_Explain`, `${description} ${explainStates(key)} It is read when the app starts.`],
      ...choices.map((choice) => [`${key}_${choice}`, choice]),
    ];
  });
  const presentations = policyKeys
    .filter((key) => schemaOf(key).type !== 'boolean')
    .map((key) => `      <presentation id="${key}">${toPresentation(key)}</presentation>`);
  const rows = [
    ['SUPPORTED_WIN10', 'Windows 10 or newer, 64-bit'],
    ['Required', 'StoreHub Helpdesk'],
    ['Recommended', 'Recommended (until the agent chooses)'],
    ...strings,
  ].map(([id = '', text = '']) => `      <string id="${id}">${escapeXml(text)}</string>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources revision="1.0" schemaVersion="1.0" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions">
  <displayName>StoreHub Helpdesk</displayName>
  <description>Policies of StoreHub Helpdesk</description>
  <resources>
    <stringTable>
${rows.join('\n')}
    </stringTable>
    <presentationTable>
${presentations.join('\n')}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`;
}

function toPresentation(key: PolicyKey): string {
  const { title, type, enum: choices } = schemaOf(key);
  if (type === 'integer') return `<decimalTextBox refId="${key}">${escapeXml(title)}</decimalTextBox>`;
  return choices === undefined
    ? `<textBox refId="${key}"><label>${escapeXml(title)}</label></textBox>`
    : `<dropdownList refId="${key}">${escapeXml(title)}</dropdownList>`;
}

/** A profile for macOS with each key. */
export function toMobileconfig(): string {
  return toProfile([
    ...toPlistEntries({ ...requiredExamples, ...macExamples }),
    `      <key>Recommended</key>
      <dict>
        <key>Theme</key>${toPlist(recommendedTheme)}
      </dict>`,
  ]);
}

/** A profile for macOS to begin with. */
export function toSmallMobileconfig(): string {
  return toProfile(toPlistEntries(fewExamples));
}

const toPlistEntries = (values: Readonly<Record<string, string | number | boolean>>): string[] =>
  Object.entries(values).map(([key, value]) => `      <key>${key}</key>${toPlist(value)}`);

/** The identifiers are its own and do not change: one profile takes the place of another. */
function toProfile(entries: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>PayloadType</key><string>Configuration</string>
  <key>PayloadVersion</key><integer>1</integer>
  <key>PayloadIdentifier</key><string>biz.storehub.helpdesk.policies</string>
  <key>PayloadUUID</key><string>3D0C3E0A-7C38-4B0B-9E0F-2C8F4B8C6A10</string>
  <key>PayloadDisplayName</key><string>StoreHub Helpdesk</string>
  <key>PayloadScope</key><string>System</string>
  <key>PayloadContent</key>
  <array>
    <dict>
      <key>PayloadType</key><string>biz.storehub.helpdesk</string>
      <key>PayloadVersion</key><integer>1</integer>
      <key>PayloadIdentifier</key><string>biz.storehub.helpdesk.policies.app</string>
      <key>PayloadUUID</key><string>8A5B0F7E-5C0D-4A55-9D57-0B5B7B2B9E44</string>
${entries.join('\n')}
    </dict>
  </array>
</dict>
</plist>
`;
}

function toPlist(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? '<true/>' : '<false/>';
  return typeof value === 'number' ? `<integer>${value}</integer>` : `<string>${escapeXml(value)}</string>`;
}

/** A sample for Linux with each key. */
export function toSample(): string {
  return `${JSON.stringify({ ...requiredExamples, Recommended: { Theme: recommendedTheme } }, null, 2)}\n`;
}

/** A sample for Linux to begin with. */
export function toSmallSample(): string {
  return `${JSON.stringify(fewExamples, null, 2)}\n`;
}

/** The table of docs/roll-out/policies/policy-keys.md. */
export function toTable(): string {
  const rows = policyKeys.map((key) => {
    const { description, type, enum: choices, minimum, maximum, maxLength } = schemaOf(key);
    const values = choices?.map((choice) => `\`${choice}\``).join(', ');
    const range =
      type === 'integer'
        ? `${minimum} to ${maximum}`
        : { boolean: 'true, false', string: `text, up to ${maxLength} characters` }[type];
    return `| \`${key}\` | ${values ?? range} | ${description.replaceAll('|', '\\|')} |`;
  });
  return ['| key | values | what it does |', '| --- | --- | --- |', ...rows].join('\n');
}
