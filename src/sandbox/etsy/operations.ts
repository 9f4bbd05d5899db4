import type { Schema } from './arguments.ts';
import official from './operations.json' with { type: 'json' };
import { whenMade } from './when-made.ts';

/** `operations.json` is what Etsy's own OpenAPI file declares of these operations, without its prose. */
export type OperationId = keyof typeof official;

export interface Operation {
  readonly method: string;
  readonly path: string;
  /** What a token must be good for; absent where a key alone will do. */
  readonly scope?: string;
  readonly parameters: Readonly<
    Record<string, { readonly in: string; readonly required?: boolean; readonly schema: Schema }>
  >;
  readonly body?: { readonly type: string; readonly schema: Schema };
}

const OPERATIONS: Readonly<Record<OperationId, Operation>> = official;

interface Route {
  readonly id: OperationId;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** Fixed paths before those with holes: `/listings/batch` is no listing. */
const ROUTES: readonly Route[] = ids()
  .map((id) => {
    const names = [...OPERATIONS[id].path.matchAll(/\{(\w+)\}/g)].map((hole) => hole[1] ?? '');
    return { id, names, pattern: new RegExp(`^${OPERATIONS[id].path.replace(/\{\w+\}/g, '([^/]+)')}$`) };
  })
  .toSorted((a, b) => a.names.length - b.names.length);

/** The operation of this method and path, with the texts its holes are filled with. */
export function findOperation(
  method: string,
  path: string,
): { readonly id: OperationId; readonly filled: Readonly<Record<string, string>> } | undefined {
  for (const { id, pattern, names } of ROUTES) {
    const found = OPERATIONS[id].method === method ? pattern.exec(path) : null;
    if (found) return { id, filled: Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? ''])) };
  }
  return undefined;
}

/** What the operation declares in this year: the eras of `when_made` age. */
export function operationOf(id: OperationId, year: number): Operation {
  const operation = OPERATIONS[id];
  const era = operation.body?.schema.properties?.when_made;
  if (!operation.body || !era) return operation;
  const { schema } = operation.body;
  const properties = { ...schema.properties, when_made: { ...era, enum: whenMade(year) } };
  return { ...operation, body: { ...operation.body, schema: { ...schema, properties } } };
}

function ids(): OperationId[] {
  return Object.keys(OPERATIONS).filter((id): id is OperationId => Object.hasOwn(OPERATIONS, id));
}
