import { expect, test } from 'vitest';
import { serviceFeatureVersion } from './list-service-features';
import { chooseService, rateServices } from './service-model';
import stored from './trained-service-model.json';
import { getServiceModel } from './trained-service-model';

const toText = (issue: string, line = issue) => ({ issue, line, ruleOfIssue: 0, ruleOfLine: 0 });

test('the stored model was trained with the features of this version', () => {
  expect(stored.featureVersion).toBe(serviceFeatureVersion);
});

test('all choices together are certain', () => {
  const certainties = rateServices(toText('printer rosak'), getServiceModel());
  expect(certainties.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1);
});

// The rules read none of these.
test.each([
  ['stock count negative for 40 items', 18],
  ['sst shows twice on the bill', 18],
  ['ipad instlation for new outlet', 1],
  ['站岗开业当天支援', 3],
  ['survey the shop before install', 2],
] as const)('%s needs service %i', (issue, serviceId) => {
  expect(chooseService(toText(issue), getServiceModel())).toBe(serviceId);
});

test.each(['how to add new staff', 'nak renew langganan berapa', 'need quotation for 2 sets'])(
  '%s decides no service',
  (issue) => {
    expect(chooseService(toText(issue), getServiceModel())).toBeUndefined();
  },
);

test('a service that is less certain than required is not chosen', () => {
  const text = toText('printer rosak');
  const certainty = Math.max(...rateServices(text, getServiceModel()));

  expect(chooseService(text, { ...getServiceModel(), requiredCertainty: certainty - 0.01 })).toBe(18);
  expect(chooseService(text, { ...getServiceModel(), requiredCertainty: certainty + 0.01 })).toBeUndefined();
});
