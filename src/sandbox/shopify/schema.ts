import { readFile } from 'node:fs/promises';
import { buildSchema, GraphQLError, GraphQLScalarType, type GraphQLSchema } from 'graphql';

/** The part of Admin API 2026-10 that the shop executes; the text beside this file is what it is judged by. */
export async function loadSchema(): Promise<GraphQLSchema> {
  const schema = buildSchema(await readFile(new URL('./schema.graphql', import.meta.url), 'utf8'));
  for (const name of ['Money', 'Decimal']) strict(schema, name, /^-?\d+(\.\d+)?$/);
  strict(schema, 'UnsignedInt64', /^\d+$/);
  return schema;
}

/** Scalars that carry numbers as text: a number that JSON carries as such is taken too, anything else refused. */
function strict(schema: GraphQLSchema, name: string, form: RegExp): void {
  const scalar = schema.getType(name);
  if (!(scalar instanceof GraphQLScalarType)) return;
  const parse = (value: unknown) => {
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text === 'string' && form.test(text)) return text;
    throw new GraphQLError(`${JSON.stringify(value)} is not a valid ${name}`);
  };
  scalar.parseValue = parse;
  scalar.parseLiteral = (node) => parse('value' in node ? node.value : undefined);
}
