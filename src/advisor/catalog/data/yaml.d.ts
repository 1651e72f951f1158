/** A catalogue, as text: the bundle holds it, so that nothing is read from a disk. */
declare module '*.yaml' {
  const text: string;
  export default text;
}
