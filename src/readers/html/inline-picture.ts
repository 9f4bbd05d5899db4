/** The bytes of a picture whose address holds all of it (`data:image/png;base64,…`); undefined for any other address. */
export function inlinePicture(address: string): Uint8Array | undefined {
  const [head, type, isBase64] = /^data:(image\/[\w.+-]+)?[^,]*?(;base64)?,/i.exec(address) ?? [];
  if (head === undefined || type === undefined) return undefined;
  const rest = address.slice(head.length);
  return isBase64 ? Buffer.from(rest, 'base64') : Buffer.from(unescaped(rest), 'latin1');
}

function unescaped(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
