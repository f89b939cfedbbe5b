import { describe, expect, test } from 'vitest';
import { answerQuestion, askQuestions, noQuestions } from '../../../../shared/calls/asked-questions';
import { blankCallFields } from '../../../../shared/calls/call';
import { provenanceParts } from '../../../../shared/calls/field-provenance';
import { getChineseTownName } from '../../../../shared/gazetteer/town-aliases';
import { translators } from '../../../i18n/use-text';
import { createReadBackSentences, getSentenceProvenance } from './read-back-sentences';

const createNear = (town: string, state: string) => ({
  town,
  state,
  chineseName: getChineseTownName(town),
});

test('has no sentence for blank fields', () => {
  expect(createReadBackSentences(blankCallFields, translators.en)).toEqual([]);
});

test('the sentences come in the order of the screen', () => {
  const fields = {
    ...blankCallFields,
    phone: '60123456789',
    name: 'Ahmad',
    storeName: 'KL Branch',
    issue: 'No receipt!',
    serviceId: 23,
    priority: 1,
    address: '23, Jalan Ampang\n55000 KL',
    state: 'Kuala Lumpur',
    isReceiveSms: false,
    email: 'a@b.my',
  } as const;
  const sentences = createReadBackSentences(fields, translators.en, {
    town: 'Kuala Lumpur',
    chineseName: undefined,
    state: 'Kuala Lumpur',
  });
  expect(sentences.map(({ sentence }) => sentence)).toEqual([
    'Your number is 012\u00a0345\u00a06789.',
    'I am speaking with Ahmad from KL Branch.',
    'The problem: No receipt!',
    'I am booking: POS swap, high priority.',
    'The address is 23, Jalan Ampang, 55000 KL.',
    'On the map that is near Kuala Lumpur.',
    'You will get no SMS updates.',
    'Your email is a@b.my.',
  ]);
  expect(sentences.flatMap(({ parts }) => parts)).toEqual([...provenanceParts]);
});

test.each([
  ['en', 'Your number is 03\u00a02161\u00a01234, extension 12.'],
  ['ms', 'Nombor anda 03\u00a02161\u00a01234, sambungan 12.'],
  ['zh', '您的号码是 03\u00a02161\u00a01234，分机 12。'],
] as const)(
  'in %s, the extension is said with its number, in Phone and in the remark',
  (language, sentence) => {
    const read = (phone: string, remark: string) =>
      createReadBackSentences({ ...blankCallFields, phone, remark }, translators[language])[0];
    expect(read('03-2161 1234 ext 12', '')).toEqual({ sentence, parts: ['phone'] });
    expect(read('03-2161 1234', 'Back door\nExt 12\n5th floor')).toEqual({ sentence, parts: ['phone'] });
    const plain = read('03-2161 1234', '');
    expect(plain?.sentence).toBe(sentence.replace(/[,，][^\d]*12/u, ''));
    for (const remark of ['Next 12 only', 'Extra cable', 'Call ext 12'])
      expect(read('03-2161 1234', remark)).toEqual(plain);
    expect(read('', 'Ext 12')).toBeUndefined();
  },
);

test('what was answered is said with its question, behind the issue', () => {
  const asked = askQuestions(noQuestions, ['Which printer?', 'Light on?', 'Cable?'], 'en');
  const questions = answerQuestion(answerQuestion(asked, 'Cable?', 'No'), 'Which printer?', 'Epson.');
  const sentences = createReadBackSentences({ ...blankCallFields, issue: 'Dead', questions }, translators.en);
  expect(sentences.map(({ sentence }) => sentence)).toEqual([
    'The problem: Dead.',
    'Which printer? You said: Epson.',
    'Cable? You said: No.',
  ]);
});

test.each([
  ['en', 'The problem: Printer mati.'],
  ['zh', '问题是：Printer mati。'],
] as const)('in %s, a sentence ends with the full stop of its language', (language, expected) => {
  const [issue] = createReadBackSentences(
    { ...blankCallFields, issue: 'Printer mati' },
    translators[language],
  );
  expect(issue?.sentence).toBe(expected);
});

test.each([
  ['en', 'Printer dead\n back door in', 'The problem: Printer dead, back door in.'],
  ['en', 'Printer dead.\nBack door in', 'The problem: Printer dead. Back door in.'],
  ['zh', '收据打印机没反应\n后门进', '问题是：收据打印机没反应，后门进。'],
  ['zh', '收据打印机没反应。\n\n后门进', '问题是：收据打印机没反应。后门进。'],
] as const)('in %s, lines are said as one sentence: %j', (language, issue, expected) => {
  const [first] = createReadBackSentences({ ...blankCallFields, issue }, translators[language]);
  expect(first?.sentence).toBe(expected);
});

test('an issue that is too long to be sent is read to its end, and a far longer one ends at a word, not to be confirmed', () => {
  const read = (issue: string) => createReadBackSentences({ ...blankCallFields, issue }, translators.en)[0];
  const long = `${'The printer prints nothing. '.repeat(24)}Come after three, please`;
  expect(read(long)).toEqual({ sentence: `The problem: ${long}.`, parts: ['issue'] });
  const cut = read('printer '.repeat(500));
  expect(cut?.sentence).toMatch(/^The problem: (?:printer )+…$/);
  expect(cut?.parts).toEqual([]);
});

test('in Chinese, a Chinese name has no spaces beside it', () => {
  const fields = { ...blankCallFields, name: '陈美玲', storeName: '美玲茶餐室' };
  const sentences = (change: Partial<typeof fields>) =>
    createReadBackSentences({ ...fields, ...change }, translators.zh).map(({ sentence }) => sentence);
  expect(sentences({})).toEqual(['您是美玲茶餐室的陈美玲。']);
  expect(sentences({ name: 'Mei Ling' })).toEqual(['您是美玲茶餐室的 Mei Ling。']);
});

test('the sentences are in the caller’s language', () => {
  const fields = {
    ...blankCallFields,
    phone: '60123456789',
    name: 'Mei',
    serviceId: 23,
    priority: 1,
  } as const;
  const sentencesIn = (language: 'ms' | 'zh') =>
    createReadBackSentences(fields, translators[language])
      .slice(0, 3)
      .map(({ sentence }) => sentence);
  expect(sentencesIn('ms')).toEqual([
    'Nombor anda 012\u00a0345\u00a06789.',
    'Saya bercakap dengan Mei.',
    'Saya daftarkan: Penukaran POS, keutamaan tinggi.',
  ]);
  expect(sentencesIn('zh')).toEqual([
    '您的号码是 012\u00a0345\u00a06789。',
    '您是 Mei。',
    '我为您登记：更换 POS，优先级高。',
  ]);
});

test.each([
  [
    'ms',
    'Johor Bahru',
    'Johor',
    'Alamatnya Jalan 1, Johor.',
    'Pada peta, lokasinya berdekatan Johor Bahru, Johor.',
  ],
  [
    'ms',
    'George Town',
    'Penang',
    'Alamatnya Jalan 1, Pulau Pinang.',
    'Pada peta, lokasinya berdekatan George Town, Pulau Pinang.',
  ],
  [
    'ms',
    'Pulau Pinang',
    'Penang',
    'Alamatnya Jalan 1, Pulau Pinang.',
    'Pada peta, lokasinya berdekatan Pulau Pinang.',
  ],
  ['zh', 'Johor Bahru', 'Johor', '地址是 Jalan 1, 柔佛。', '在地图上，那里靠近柔佛新山。'],
  ['zh', 'Beluran', 'Sabah', '地址是 Jalan 1, 沙巴。', '在地图上，那里靠近沙巴 Beluran。'],
  ['zh', 'Kuala Lumpur', 'Kuala Lumpur', '地址是 Jalan 1, 吉隆坡。', '在地图上，那里靠近吉隆坡。'],
] as const)('in %s, %s in %s is said as people say it', (language, town, state, address, near) => {
  const fields = { ...blankCallFields, address: 'Jalan 1', state };
  const sentences = createReadBackSentences(fields, translators[language], createNear(town, state)).map(
    ({ sentence }) => sentence,
  );
  expect(sentences).toContain(address);
  expect(sentences).toContain(near);
});

describe('a place whose town and state have one name is said once', () => {
  const sentences = (language: 'en' | 'ms' | 'zh', address: string, state: string, town = '') =>
    createReadBackSentences(
      { ...blankCallFields, address, state },
      translators[language],
      town === '' ? undefined : createNear(town, state),
    ).map(({ sentence }) => sentence);

  test.each([
    ['3, Jalan Ampang, 50450 Kuala Lumpur', 'Kuala Lumpur'],
    ['3, Jalan Ampang, Kuala Lumpur 50450', 'Kuala Lumpur'],
    ['3 Jalan Ampang 50450 KUALA LUMPUR, Malaysia', 'KL'],
    ['3, Jalan Laksamana, 75000 Melaka', 'Melaka'],
    ['3, Jalan Laksamana, 75000 Malacca', 'Melaka'],
    ['3, Jalan Merdeka, 87000 Labuan', 'Labuan'],
    ['Presint 9, 62250 Putrajaya', 'Putrajaya'],
    ['3, Jalan Raja, 01000 Kangar, Perlis', 'Perlis'],
    ['3, Jalan Satu, 81100 Johor Bahru, Johor', 'Johor'],
    ['9 Lebuh Chulia, Pulau Pinang', 'Penang'],
    ['No 8 Jalan Meru, 41050 Klang Selangor', 'Selangor'],
    ['3, Jalan Ampang, 55100 KL', 'Kuala Lumpur'],
    ['Cheras KL', 'Kuala Lumpur'],
    ['3, Jalan Satu, 81100 Johor Bahru Johor Malaysia', 'Johor'],
    ['George Town Pulau Pinang', 'Penang'],
  ])('%s, %s', (address, state) => {
    expect(sentences('en', address, state)).toEqual([`The address is ${address}.`]);
  });

  test.each([
    ['3 Jalan Klang Selangor', 'Selangor', '3 Jalan Klang Selangor, Selangor'],
    ['12 Jalan Melaka', 'Melaka', '12 Jalan Melaka, Melaka'],
    ['3, Jalan Satu, 81100 Johor Bahru', 'Johor', '3, Jalan Satu, 81100 Johor Bahru, Johor'],
    ['3, Jalan Satu, Perlis', 'Kedah', '3, Jalan Satu, Perlis, Kedah'],
  ])('%s is no such place', (address, state, whole) => {
    expect(sentences('en', address, state)).toEqual([`The address is ${whole}.`]);
  });

  test.each([
    ['en', 'Pulau Pinang', 'Penang', 'On the map that is near Penang.'],
    ['en', 'Labuan', 'Labuan', 'On the map that is near Labuan.'],
    ['zh', 'Labuan', 'Labuan', '在地图上，那里靠近纳闽。'],
    ['zh', 'Putrajaya', 'Putrajaya', '在地图上，那里靠近布城。'],
    ['zh', 'Melaka', 'Melaka', '在地图上，那里靠近马六甲。'],
    ['ms', 'Melaka', 'Melaka', 'Pada peta, lokasinya berdekatan Melaka.'],
  ] as const)('in %s, near %s in %s', (language, town, state, sentence) => {
    expect(sentences(language, '', state, town)).toContain(sentence);
  });
});

test.each([
  ['15 Jalan Hang Jebat, 75200 Melaka', 'stated', 'reused', 'stated'],
  ['15 Jalan Hang Jebat, 75200 Melaka', 'confirmed', 'reused', 'confirmed'],
  ['15 Jalan Hang Jebat', 'stated', 'reused', 'inferred'],
  ['15 Jalan Hang Jebat, 75200 Melaka', 'stated', 'inferred', 'inferred'],
  ['15 Jalan Hang Jebat, 75200 Melaka', 'reused', 'reused', 'reused'],
  ['15 Jalan Hang Jebat', 'reused', 'confirmed', 'reused'],
  ['', undefined, 'reused', 'reused'],
] as const)(
  'the address %j, %s, in a state that is %s, is %s',
  (address, addressProvenance, stateProvenance, expected) => {
    const fields = {
      ...blankCallFields,
      address,
      state: 'Melaka',
      provenance: {
        ...(addressProvenance !== undefined && { address: addressProvenance }),
        state: stateProvenance,
      },
    };
    const marks = createReadBackSentences(fields, translators.en).map((sentence) =>
      getSentenceProvenance(fields, sentence),
    );
    expect(marks).toContain(expected);
  },
);
