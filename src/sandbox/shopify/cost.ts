import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

interface Weighing {
  readonly variables: Variables;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Objects 1, scalars 0, connections by `first`, a mutation 10 (Shopify's page "API limits", cost by type). */
const MUTATION = 10;
/** Wrappers of a connection, which cost nothing themselves. */
const FREE = new Set(['nodes', 'edges', 'node', 'pageInfo']);

/** What a request is charged before it runs, from its text and variables alone. */
export function requestedCost(operation: OperationDefinitionNode, weighing: Weighing): number {
  if (operation.operation !== 'mutation') return Math.max(1, selected(operation.selectionSet, weighing, 'query'));
  const fields = operation.selectionSet.selections.filter(({ kind }) => kind === Kind.FIELD);
  const connections = fields.map((field) =>
    'selectionSet' in field && field.selectionSet ? selected(field.selectionSet, weighing, 'mutation') : 0,
  );
  return Math.ceil(
    fields.length * MUTATION + connections.reduce((sum, cost) => sum + cost, 0) + listed(weighing.variables),
  );
}

/** What it turned out to cost: objects that really came; a mutation costs what was asked. */
export function actualCost(data: unknown): number {
  if (typeof data !== 'object' || data === null) return 0;
  if (Array.isArray(data)) return data.reduce((sum: number, item) => sum + weight(item), 0);
  return Object.entries(data).reduce(
    (sum, [name, value]) =>
      sum + (name === 'pageInfo' ? 0 : Array.isArray(value) || FREE.has(name) ? actualCost(value) : weight(value)),
    0,
  );
}

function weight(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) return actualCost(value);
  const isConnection = 'nodes' in value || 'edges' in value;
  const isEdge = 'node' in value && 'cursor' in value;
  return (isConnection || isEdge ? 0 : 1) + actualCost(value);
}

function selected(set: SelectionSetNode, weighing: Weighing, within: 'query' | 'mutation'): number {
  let cost = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = weighing.fragments.get(selection.name.value);
      if (fragment) cost += selected(fragment.selectionSet, weighing, within);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      cost += selected(selection.selectionSet, weighing, within);
    } else if (selection.selectionSet) {
      const inner = selected(selection.selectionSet, weighing, within);
      const argument = selection.arguments?.find(({ name }) => name.value === 'first' || name.value === 'last');
      if (argument)
        cost += sizeOf(argument.value, weighing.variables) * Math.max(1, inner + (within === 'mutation' ? 1 : 0));
      else
        cost +=
          inner +
          (within === 'mutation' || selection.name.value === 'pageInfo' || selection.name.value === 'edges' ? 0 : 1);
    }
  }
  return cost;
}

function sizeOf(
  value: { readonly kind: string; readonly value?: unknown; readonly name?: { readonly value: string } },
  variables: Variables,
): number {
  if (value.kind === Kind.INT) return Number(value.value);
  const given = value.name ? variables[value.name.value] : undefined;
  return typeof given === 'number' ? given : 1;
}

/** The points of ProductSetInput's own descriptions: 0.2 a variant, 1.9 a file, 0.6 a variant's file, 0.4 a metafield. */
function listed(variables: Variables): number {
  const { input } = variables;
  if (typeof input !== 'object' || input === null) return 0;
  const many = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const member = (value: unknown, name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  const variants = many(member(input, 'variants'));
  const ofVariants = variants.reduce<number>(
    (sum, variant) => sum + (member(variant, 'file') ? 0.6 : 0) + 0.4 * many(member(variant, 'metafields')).length,
    0,
  );
  return (
    0.2 * variants.length +
    1.9 * many(member(input, 'files')).length +
    0.4 * many(member(input, 'metafields')).length +
    ofVariants
  );
}
