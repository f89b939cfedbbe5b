/** What the call screen does for the agent, and how it says so. */
export const enDesk = {
  filledBy: {
    postcode: 'by the postcode',
    landline: 'off: a landline gets no SMS',
    extension: 'extension moved to the remark',
    slurp: 'from what was pasted',
    caller: 'from the last ticket',
    preset: 'from a preset',
    followUp: 'follow-up',
  },
  refuse: 'Refuse what was filled into {{what}}',
  extensionLine: 'Ext {{digits}}',
  phoneOdd: '{{digits}} is no usual number: check it',
  pinAsk: 'Paste a map link or pair, or take',
  takePostcode: '{{code}} {{town}}, {{radius}}',
  pinFromPostcode: 'Centre of {{code}}',
  pinShortCode: '{{code}} is a short Plus Code: add its town, as in “{{code}} Kajang”.',
  pinInState: 'The pin lies in {{state}}: mend it, or',
  takeState: 'take {{state}}',
} as const;
