import stored from './trained-segmentation-model.json';
import { decodeModel, type SegmentationModel } from './segmentation-model';

let model: SegmentationModel | undefined;

/** The model that `npm run quick-entry:train` has made. It is decoded when it is first used. */
export function getSegmentationModel(): SegmentationModel {
  model ??= decodeModel(stored);
  return model;
}
