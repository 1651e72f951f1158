/** The package's public interface: the router, for use within an application. Importing it has no effect. */
export {
  createRouter,
  type Router,
  type RouterDecision,
  type RouterInput,
  type RouterOptions,
  type TwoModels,
  type WholeConfiguration,
} from './library/create-router.ts';
