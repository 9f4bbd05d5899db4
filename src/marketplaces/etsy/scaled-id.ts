/** A value's number, with the scale it is measured on where there is one: `1394`, `1394/19` (shoe size 38 of the EU). */
export function scaledId(written: string): { readonly id: string; readonly scale: string | undefined } {
  const [id = '', scale] = written.split('/');
  return { id, scale };
}
