import type { ServiceId } from '../../tickets/services-and-priorities';
import { decodeWeights } from '../segmentation/feature-weight-encoding';
import { listServiceFeatures, type ServiceText } from './list-service-features';

/** What a call may need: a service, or 0 for none that its text decides. */
export const serviceChoices = [0, 1, 2, 3, 18, 23, 39] as const satisfies readonly (0 | ServiceId)[];

/** A multinomial logistic regression. Each feature has a weight for every choice. */
export type ServiceModel = {
  readonly weights: ReadonlyMap<string, Float32Array>;
  /** How certain a service must be to be filled in, from 0 to 1. */
  readonly requiredCertainty: number;
};

/** A model as it is stored: see `decodeWeights`. */
export type StoredServiceModel = {
  /** Which features the weights belong to: `serviceFeatureVersion` when it was trained. */
  readonly featureVersion: number;
  readonly weightStep: number;
  readonly features: string;
  readonly requiredCertainty: number;
};

export function decodeServiceModel(stored: StoredServiceModel): ServiceModel {
  return {
    weights: decodeWeights(stored.features, serviceChoices.length, stored.weightStep),
    requiredCertainty: stored.requiredCertainty,
  };
}

/** How likely each of `serviceChoices` is, in their order. */
export function rateServices(text: ServiceText, { weights }: Pick<ServiceModel, 'weights'>): number[] {
  const sums = serviceChoices.map(() => 0);
  for (const feature of listServiceFeatures(text)) {
    const own = weights.get(feature);
    if (own !== undefined) for (const at of sums.keys()) sums[at] = (sums[at] ?? 0) + (own[at] ?? 0);
  }
  const most = Math.max(...sums);
  const shares = sums.map((sum) => Math.exp(sum - most));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

/** Enough for a repair where the rules find a fault in the issue. */
const certaintyBesideRule = 0.6;

/** The likeliest service, if it is certain enough. */
export function chooseService(text: ServiceText, model: ServiceModel): ServiceId | undefined {
  const certainties = rateServices(text, model);
  const certainty = Math.max(...certainties);
  const choice = serviceChoices[certainties.indexOf(certainty)] ?? 0;
  const required = choice === 18 && text.ruleOfIssue === 18 ? certaintyBesideRule : model.requiredCertainty;
  return choice === 0 || certainty < Math.min(required, model.requiredCertainty) ? undefined : choice;
}
