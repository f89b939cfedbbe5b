import stored from './trained-service-model.json';
import { decodeServiceModel, type ServiceModel } from './service-model';

let model: ServiceModel | undefined;

/** The model that `npm run quick-entry:train` has made. It is decoded when it is first used. */
export function getServiceModel(): ServiceModel {
  model ??= decodeServiceModel(stored);
  return model;
}
