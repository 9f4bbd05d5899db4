import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import {
  buildClientSchema,
  buildSchema,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import { expect, it } from 'vitest';

const specs = process.env.LISTWRIGHT_SPECS ?? new URL('../../../shared/specs', import.meta.url).pathname;
const official = buildClientSchema(
  JSON.parse(gunzipSync(readFileSync(`${specs}/shopify/admin_2026-10.json.gz`)).toString()).data,
);
const ours = buildSchema(readFileSync(new URL('../../src/sandbox/shopify/schema.graphql', import.meta.url), 'utf8'));

/** Every claim a schema makes, as one line each: nullability, defaults and enum values included. */
function claims(schema: GraphQLSchema, only?: GraphQLSchema): Set<string> {
  const lines = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || (only && !only.getType(type.name))) continue;
    lines.add(`${type.constructor.name} ${type.name}`);
    if (isEnumType(type)) for (const { name } of type.getValues()) lines.add(`${type.name}.${name}`);
    if (isInputObjectType(type)) {
      lines.add(`${type.name} oneOf ${type.isOneOf}`);
      for (const field of Object.values(type.getFields()))
        lines.add(`${type.name}.${field.name}: ${field.type} = ${JSON.stringify(field.defaultValue)}`);
    }
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const { name } of type.getInterfaces()) lines.add(`${type.name} implements ${name}`);
    for (const field of Object.values(type.getFields())) {
      lines.add(`${type.name}.${field.name}: ${field.type}`);
      for (const argument of field.args)
        lines.add(
          `${type.name}.${field.name}(${argument.name}: ${argument.type} = ${JSON.stringify(argument.defaultValue)})`,
        );
    }
  }
  for (const directive of schema.getDirectives())
    lines.add(
      `@${directive.name}(${directive.args.map((argument) => `${argument.name}: ${argument.type}`)}) on ${[...directive.locations].sort()}`,
    );
  return lines;
}

const builtIn = new Set(['deprecated', 'specifiedBy', 'include', 'skip', 'oneOf']);

it('claims nothing that the official schema does not', () => {
  const theirs = claims(official);

  const invented = [...claims(ours)].filter(
    (line) => !theirs.has(line) && !builtIn.has(/^@(\w+)/.exec(line)?.[1] ?? ''),
  );

  expect(invented).toEqual([]);
});

it('leaves no required argument or input out', () => {
  const mine = claims(ours);
  const required = [...claims(official, ours)].filter((line) => /\w\.\w+(\(\w+)?: [^=]*! = undefined/.test(line));

  const isOfOurs = (line: string) => {
    const [, type = '', field = ''] = /^(\w+)\.(\w+)/.exec(line) ?? [];
    const found = ours.getType(type);
    return isInputObjectType(found) || ((isObjectType(found) || isInterfaceType(found)) && field in found.getFields());
  };
  expect(required.filter((line) => isOfOurs(line) && !mine.has(line))).toEqual([]);
});

it('has every value of its enums', () => {
  const mine = claims(ours);
  const enums = Object.values(ours.getTypeMap()).filter((type) => isEnumType(type) && !type.name.startsWith('__'));

  const missing = enums.flatMap(({ name }) => {
    const theirs = official.getType(name);
    return isEnumType(theirs)
      ? theirs
          .getValues()
          .filter((value) => !mine.has(`${name}.${value.name}`))
          .map((value) => `${name}.${value.name}`)
      : [name];
  });

  expect(missing).toEqual([]);
});

it('would notice a changed nullability', () => {
  const bent = buildSchema('type QueryRoot { shop: Shop } type Shop { id: ID! } schema { query: QueryRoot }');
  const theirs = claims(official);

  expect([...claims(bent)].filter((line) => !theirs.has(line) && !line.startsWith('@'))).toEqual([
    'QueryRoot.shop: Shop',
  ]);
});
