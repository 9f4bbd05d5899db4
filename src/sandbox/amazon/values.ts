/** A JSON object. */
export type Values = Readonly<Record<string, unknown>>;

/** Attributes as Amazon keeps them: by name, each an array of objects. */
export type Attributes = Readonly<Record<string, readonly Values[]>>;

export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown): readonly Values[] {
  return Array.isArray(value) ? value.filter(isValues) : [];
}

/** `value` of an attribute's first instance, where it is text. */
export function textOf(attributes: Attributes, name: string): string {
  const value = attributes[name]?.[0]?.value;
  return typeof value === 'string' ? value : '';
}

export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}
