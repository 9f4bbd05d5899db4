import { seeded } from '../../src/sandbox/random.ts';
import type { Loose } from './sandbox-ebay-spec.ts';

type Path = readonly (string | number)[];
type Breaker = (value: Loose, schema: Loose) => Loose;

/** A body that has every property its schema names. `given` says what a property of that name holds. */
export function fullBody(schema: Loose, given: Readonly<Record<string, Loose>>, name = ''): Loose {
  if (name in given) return given[name];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries<Loose>(schema.properties ?? {})
          .map(([key, one]) => [key, fullBody(one, given, key)] as const)
          .filter(([, value]) => value !== undefined),
      );
    case 'array':
      return [fullBody(schema.items, given, name)];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return true;
    default:
      return schema.enum?.[0] ?? 'x';
  }
}

export interface Mutant {
  readonly body: Loose;
  /** Where, and how. */
  readonly what: string;
}

/** Every way the breakers know of breaking one place of a body, in an order of chance. */
export function mutantsOf(body: Loose, schema: Loose, seed: number): readonly Mutant[] {
  const all = placesOf(body, schema, []).flatMap(({ path, schema: own, isRequired }) => [
    ...breakersOf(own).map(([how, breaks]) => mutant(body, path, how, breaks, own)),
    ...(isRequired ? [{ body: without(body, path), what: `${path.join('.')} is missing` }] : []),
  ]);
  const random = seeded(seed);
  return all
    .map((one) => [random(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
}

interface Place {
  readonly path: Path;
  readonly schema: Loose;
  readonly isRequired: boolean;
}

function placesOf(value: Loose, schema: Loose, path: Path, isRequired = false): readonly Place[] {
  const here = path.length > 0 ? [{ path, schema, isRequired }] : [];
  if (Array.isArray(value))
    return [...here, ...value.slice(0, 1).flatMap((one) => placesOf(one, schema.items ?? {}, [...path, 0]))];
  if (typeof value !== 'object' || value === null) return here;
  return [
    ...here,
    ...Object.entries<Loose>(value).flatMap(([key, one]) => {
      const own = schema.properties?.[key] ?? schema.additionalProperties;
      return own ? placesOf(one, own, [...path, key], schema.required?.includes(key)) : [];
    }),
  ];
}

function breakersOf(schema: Loose): readonly (readonly [string, Breaker])[] {
  const types: readonly (readonly [string, Breaker])[] = {
    string: [
      ['a number', () => 7],
      ['a boolean', () => true],
      ['a list', () => ['x']],
      ['an object', () => ({ x: 'x' })],
    ],
    integer: [
      ['a text', () => 'x'],
      ['a text of digits', () => '3'],
      ['a fraction', () => 1.5],
      ['a list', () => [1]],
    ],
    number: [
      ['a text', () => 'x'],
      ['a text of digits', () => '3'],
      ['a boolean', () => true],
    ],
    boolean: [
      ['a text', () => 'true'],
      ['a number', () => 1],
    ],
    array: [
      ['a text', () => 'x'],
      ['an object', (value: Loose) => ({ 0: value[0] })],
    ],
    object: [
      ['a text', () => 'x'],
      ['a list', (value: Loose) => [value]],
    ],
  }[schema.type as 'string'] as Loose;
  return [
    ...(types ?? []),
    ['null', () => null],
    ...(schema.maxLength ? [['too long', () => 'x'.repeat(schema.maxLength + 1)] as const] : []),
    ...(schema.enum || schema.pattern ? [['of another value', () => 'WRONG_VALUE'] as const] : []),
    ...(schema.maxItems ? [['too many', (value: Loose) => Array(schema.maxItems + 1).fill(value[0])] as const] : []),
    ...(schema.propertyNames
      ? [['a name too long', (value: Loose) => ({ ...value, ['n'.repeat(41)]: ['x'] })] as const]
      : []),
  ];
}

function mutant(body: Loose, path: Path, how: string, breaks: Breaker, schema: Loose): Mutant {
  return { body: changed(body, path, (value) => breaks(value, schema)), what: `${path.join('.')} is ${how}` };
}

function changed(value: Loose, [step, ...rest]: Path, change: (value: Loose) => Loose): Loose {
  if (step === undefined) return change(value);
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[step] = changed(copy[step], rest, change);
  return copy;
}

function without(value: Loose, path: Path): Loose {
  const last = path.at(-1) ?? '';
  return changed(value, path.slice(0, -1), ({ [last]: _, ...rest }) => rest);
}
