/** Which part of the work a stack belongs to (innermost frame first): the innermost folder that is not shared by all. */
export function partOfHouse(stack: readonly string[]): string {
  if (stack[0] === '(garbage collector)') return 'garbage';
  for (const frame of stack) {
    const part = partOfFrame(frame);
    // An adapter renders for the pipeline, and publishes for nobody on the stack.
    if (part === 'adapter')
      return stack.some((outer) => outer.includes('/src/pipeline/')) ? 'normalise-to-render' : 'wire';
    if (part !== undefined) return part;
  }
  return 'rest';
}

function partOfFrame(frame: string): string | undefined {
  if (/\/src\/readers\/|\/src\/pipeline\/(?:read|columns|headers|mapping-file)/.test(frame)) return 'parse';
  if (/\/src\/(?:pipeline|rules|translators|imaging)\//.test(frame)) return 'normalise-to-render';
  if (/\/src\/marketplaces\//.test(frame)) return 'adapter';
  if (/\/src\/(?:stores|engine)\//.test(frame)) return 'plan-and-store';
  if (
    /\/src\/transport\/|\/node_modules\/(?:axios|follow-redirects|form-data)\/|^node:(?:_http|http|net|_tls|tls)/.test(
      frame,
    )
  )
    return 'wire';
  return undefined;
}
