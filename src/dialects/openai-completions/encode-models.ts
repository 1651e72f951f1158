export { encodeModel, encodeModels } from '../openai-models.ts';
