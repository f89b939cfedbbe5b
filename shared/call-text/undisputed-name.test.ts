import { expect, test } from 'vitest';
import { readCallText } from './read-call-text-and-doubtful-pair.fixture';

test('capitals show where a name with a title ends', () => {
  const clear = 'Sheikh Tailors, Semua House KL. Mr Sheikh Abdul Qadir say printer rosak. 0192206733';
  expect(readCallText(clear).fields).toMatchObject({ name: 'Mr Sheikh Abdul Qadir' });
  const doubtful = readCallText(clear.replace(' say printer', ' Printer'));
  expect(doubtful.fields).not.toHaveProperty('name');
});
