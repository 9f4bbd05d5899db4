import { isRecord, type Json } from '../../../core/json.ts';
import { type Node, strings } from './parts.ts';

/** What is said of an attribute, in the form that its schema asks for; where it cannot be, as it was said: the schema then says so. */
export function shaped(said: string | readonly string[], schema: Node | undefined): Json {
  const [first = '', ...others] = typeof said === 'string' ? [said] : said;
  switch (schema?.type) {
    case undefined:
      return said;
    case 'array':
      return [first, ...others].map((one) => shaped(one, isRecord(schema.items) ? schema.items : undefined));
    case 'number':
    case 'integer':
      return asNumber(first) ?? first;
    case 'object':
      return measured(first, schema) ?? first;
    default:
      return others.length > 0 ? [first, ...others].join('; ') : first;
  }
}

function asNumber(said: string): number | undefined {
  return /^-?\d+(?:\.\d+)?$/.test(said.trim()) ? Number(said) : undefined;
}

/** `12 oz` as the two members of a measure, whatever they are called. */
function measured(said: string, { properties }: Node): Json | undefined {
  const members = isRecord(properties) ? Object.entries(properties) : [];
  const [number, ...numbers] = members.filter(([, node]) => isRecord(node) && node.type === 'number');
  const [unit, ...units] = members.filter(([, node]) => isRecord(node) && node.type === 'string');
  const parts = /^\s*(\d+(?:\.\d+)?)\s*(\S.*?)\s*$/.exec(said);
  if (!number || !unit || !parts || numbers.length + units.length > 0) return undefined;
  const [, amount = '', name = ''] = parts;
  return { [number[0]]: Number(amount), [unit[0]]: unitNamed(name, isRecord(unit[1]) ? strings(unit[1].enum) : []) };
}

/** As they write it: `Milliliter` for ml. */
function unitNamed(name: string, units: readonly string[]): string {
  const plain = name.toLowerCase().replace(/\.$/, '');
  const known = units.find((unit) => [plain, SHORT[plain]].includes(unit.toLowerCase()));
  return known ?? units.find((unit) => unit.toLowerCase().replace(/s$/, '') === plain.replace(/s$/, '')) ?? name;
}

const SHORT: Readonly<Record<string, string>> = {
  ml: 'milliliter',
  l: 'liter',
  'fl oz': 'fluid ounces',
  oz: 'ounces',
  lb: 'pounds',
  g: 'grams',
  kg: 'kilograms',
  in: 'inches',
  '"': 'inches',
  ft: 'feet',
  cm: 'centimeters',
  mm: 'millimeters',
  m: 'meters',
};
