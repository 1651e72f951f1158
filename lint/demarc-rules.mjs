// Rules of the house that no general linter has.

/** The types that prove something happened, and the one file that may make each. */
const PROOFS = {
  ClearedRequest: 'src/egress/guard.ts',
  ClassifiedRequest: 'src/domain/classified-request.ts',
};

/** A proof is earned, not asserted: `x as ClearedRequest` is refused outside the file that mints it. */
const noForgedProof = {
  create(context) {
    const file = context.filename.replaceAll('\\', '/');
    function check(node) {
      const name = node.typeAnnotation?.typeName?.name;
      const mint = Object.hasOwn(PROOFS, name ?? '') ? PROOFS[name] : undefined;
      if (mint === undefined || file.endsWith(mint) || file.endsWith('.test.ts')) return;
      context.report({ node, message: `A ${name} cannot be asserted; only ${mint} makes one.` });
    }
    return { TSAsExpression: check, TSTypeAssertion: check };
  },
};

export default {
  meta: { name: 'demarc' },
  rules: { 'no-forged-proof': noForgedProof },
};
