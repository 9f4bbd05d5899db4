import { isValues } from './values.ts';

/** The same answer in XML, which is what comes where nobody asks for JSON. */
export function toXml(data: unknown, root: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${element(root, data)}`;
}

function element(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => element(name, one)).join('');
  if (value === null || value === undefined) return '';
  const content = isValues(value)
    ? Object.entries(value)
        .map(([inner, one]) => element(inner, one))
        .join('')
    : String(value).replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;');
  return `<${name}>${content}</${name}>`;
}
