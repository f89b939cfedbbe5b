export const breachesOfNames = [
  { rule: 7, breach: 'a file called utils', file: 'src-main/calls/utils.ts', text: '', says: /no utils/ },
  {
    rule: 7,
    breach: 'a folder called helpers',
    file: 'src-renderer/helpers/planted.ts',
    text: '',
    says: /no utils, no helpers/,
  },
  {
    rule: 7,
    breach: 'a name not in kebab-case',
    file: 'src-renderer/ui/PlantedButton.tsx',
    text: '',
    says: /kebab-case/,
  },
  { rule: 7, breach: 'an index file', file: 'src-renderer/ui/index.ts', text: '', says: /no barrels/ },
  {
    rule: 8,
    breach: 'a test without its file',
    file: 'src-main/calls/planted-alone.test.ts',
    text: '',
    says: /sits beside its file/,
  },
  {
    rule: 8,
    breach: 'a folder of tests',
    file: 'src-main/calls/__tests__/planted.test.ts',
    text: '',
    says: /sits beside its file/,
  },
];
