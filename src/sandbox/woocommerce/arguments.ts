import official from './arguments.json' with { type: 'json' };
import { WpError } from './wp-error.ts';

export type Values = Record<string, unknown>;

interface Argument {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly readonly?: boolean;
  readonly required?: boolean;
  readonly default?: unknown;
  readonly items?: Argument;
  readonly properties?: Readonly<Record<string, Argument>>;
}

/** `arguments.json` is what a running WooCommerce 7.8 answers to OPTIONS, without its prose. */
export type Endpoint = keyof typeof official;
const OFFICIAL: Readonly<Record<Endpoint, Readonly<Record<string, Argument>>>> = official;

/** Since WooCommerce 9.2, so not in that answer: GTIN, UPC, EAN or ISBN. */
const NEWER: Partial<Record<Endpoint, Readonly<Record<string, Argument>>>> = {
  product: { global_unique_id: { type: 'string' } },
  variation: { global_unique_id: { type: 'string' } },
  products: { global_unique_id: { type: 'string' } },
};

/**
 * Judges a request's arguments as WordPress does and returns them in their declared types, unknown names left out.
 * @throws {WpError} rest_invalid_param, with a sentence for each argument in `data.params`.
 */
export function validArguments(
  endpoint: Endpoint,
  values: Values,
  options: { defaults: 'filled' | 'left out' },
): Values {
  const declared = { ...OFFICIAL[endpoint], ...NEWER[endpoint] };
  const valid: Values = {};
  const params: Record<string, string> = {};
  for (const [name, argument] of Object.entries(declared)) {
    const value = values[name];
    if (value === undefined) {
      if (options.defaults === 'filled' && argument.default !== undefined) valid[name] = argument.default;
      if (argument.required) params[name] = `Missing parameter(s): ${name}`;
      continue;
    }
    const result = conform(name, value, argument);
    if (result.is === 'wrong') params[name] = result.why;
    else valid[name] = result.value;
  }
  const wrong = Object.keys(params);
  if (wrong.length === 0) return valid;
  throw new WpError('rest_invalid_param', `Invalid parameter(s): ${wrong.join(', ')}`, 400, {
    params,
    details: Object.fromEntries(
      wrong.map((name) => [name, { code: 'rest_invalid_type', message: params[name], data: { param: name } }]),
    ),
  });
}

/**
 * The arguments of one item of a batch: the plugin calls create and update directly, past the validation of arguments,
 * so a number where text belongs is turned into text; what has the wrong shape is still refused here.
 */
export function batchArguments(endpoint: 'product' | 'variation', values: Values): Values {
  const declared = { ...OFFICIAL[endpoint], ...NEWER[endpoint] };
  const loose = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, declared[name]?.type === 'string' ? asText(value) : value]),
  );
  return validArguments(endpoint, loose, { defaults: 'left out' });
}

function asText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

type Conformed = { is: 'right'; value: unknown } | { is: 'wrong'; why: string };

function conform(path: string, value: unknown, argument: Argument): Conformed {
  const types = typeof argument.type === 'string' ? [argument.type] : (argument.type ?? []);
  const tried = types.map((type) => conformTo(path, type, value, argument));
  const result = tried.find(({ is }) => is === 'right') ?? tried[0] ?? { is: 'right', value };
  if (result.is === 'wrong') return result;
  if (argument.enum && !argument.enum.includes(result.value))
    return wrong(`${path} is not one of ${argument.enum.join(', ')}.`);
  return result;
}

function conformTo(path: string, type: string, value: unknown, argument: Argument): Conformed {
  switch (type) {
    case 'string':
      return typeof value === 'string' ? formatted(path, value, argument) : wrong(`${path} is not of type string.`);
    case 'integer':
    case 'number':
      return numeric(path, type, value, argument);
    case 'boolean':
      return truth(path, value);
    case 'array':
      return list(path, value, argument);
    case 'object':
      return members(path, value, argument);
    case 'null':
      return value === null ? { is: 'right', value } : wrong(`${path} is not of type null.`);
    default:
      // The plugin declares types that WordPress does not know, such as `mixed`: those it lets through.
      return { is: 'right', value };
  }
}

function formatted(path: string, value: string, argument: Argument): Conformed {
  if (argument.format === 'date-time' && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value)) return wrong(`Invalid date.`);
  if (argument.pattern && !new RegExp(argument.pattern, 'u').test(value))
    return wrong(`${path} does not match pattern ${argument.pattern}.`);
  return { is: 'right', value };
}

function numeric(path: string, type: 'integer' | 'number', value: unknown, argument: Argument): Conformed {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || (type === 'integer' && !Number.isInteger(number)))
    return wrong(`${path} is not of type ${type}.`);
  const { minimum, maximum } = argument;
  if (minimum !== undefined && maximum !== undefined && (number < minimum || number > maximum))
    return wrong(`${path} must be between ${minimum} (inclusive) and ${maximum} (inclusive)`);
  if (minimum !== undefined && number < minimum) return wrong(`${path} must be greater than or equal to ${minimum}`);
  return { is: 'right', value: number };
}

function truth(path: string, value: unknown): Conformed {
  if (value === true || value === 1 || value === 'true' || value === '1') return { is: 'right', value: true };
  if (value === false || value === 0 || value === 'false' || value === '0' || value === '')
    return { is: 'right', value: false };
  return wrong(`${path} is not of type boolean.`);
}

function list(path: string, value: unknown, argument: Argument): Conformed {
  // WordPress reads `1,2,3` as a list wherever a list is declared.
  const items = typeof value === 'string' ? value.split(/[\s,]+/).filter(Boolean) : value;
  if (!Array.isArray(items)) return wrong(`${path} is not of type array.`);
  const valid: unknown[] = [];
  for (const [index, item] of items.entries()) {
    const result = conform(`${path}[${index}]`, item, argument.items ?? {});
    if (result.is === 'wrong') return result;
    valid.push(result.value);
  }
  return { is: 'right', value: valid };
}

function members(path: string, value: unknown, argument: Argument): Conformed {
  if (!isValues(value)) return wrong(`${path} is not of type object.`);
  const valid: Values = {};
  for (const [name, member] of Object.entries(value)) {
    const declared = argument.properties?.[name];
    const result = declared ? conform(`${path}[${name}]`, member, declared) : { is: 'right' as const, value: member };
    if (result.is === 'wrong') return result;
    valid[name] = result.value;
  }
  return { is: 'right', value: valid };
}

function wrong(why: string): Conformed {
  return { is: 'wrong', why };
}

export function isValues(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
