import {
  execute,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { type PointBucket, STANDARD_PLAN } from './bucket.ts';
import { actualCost, requestedCost, type Variables } from './cost.ts';

export interface GraphRequest {
  readonly query: string;
  readonly variables: Variables;
  readonly operationName: string | undefined;
}

/** Shopify's "input arrays may have 250 items"; variants of productSet are under the shop's own limit. */
const MAX_ITEMS = 250;

/**
 * Answers as the Admin API does: what is wrong with the text, or with the points, is in `errors` of a 200, beside
 * `extensions.cost`. `summary` is for the log.
 */
export async function executeGraph(
  schema: GraphQLSchema,
  request: GraphRequest,
  { root, bucket }: { root: unknown; bucket: PointBucket },
): Promise<{ body: unknown; summary: string }> {
  let operation: OperationDefinitionNode;
  const fragments = new Map<string, FragmentDefinitionNode>();
  let document: ReturnType<typeof parse>;
  try {
    document = parse(request.query);
    const wrong = validate(schema, document);
    if (wrong.length > 0) return { body: { errors: wrong.map(invalid) }, summary: 'invalid' };
    for (const one of document.definitions)
      if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
    operation = operationOf(document, request.operationName);
  } catch (error) {
    return { body: { errors: [invalid(error)] }, summary: 'invalid' };
  }
  const summary = summaryOf(operation);
  const long = tooLong(request.variables, 'variables');
  if (long)
    return {
      body: {
        errors: [
          {
            message: `The input array size of ${long.size} is greater than the maximum allowed of ${MAX_ITEMS}.`,
            path: long.path,
            extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' },
          },
        ],
      },
      summary,
    };

  const requested = requestedCost(operation, { variables: request.variables, fragments });
  const cost = (actual: number | null) => ({
    cost: { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus: bucket.status() },
  });
  if (requested > STANDARD_PLAN.single)
    return { body: { errors: [overpriced(requested)] }, summary: `${summary}: too expensive` };
  if (!bucket.take(requested)) {
    const extensions = { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' };
    return {
      body: { errors: [{ message: 'Throttled', extensions }], extensions: cost(null) },
      summary: `${summary}: throttled`,
    };
  }
  const result = await execute({
    schema,
    document,
    rootValue: root,
    variableValues: request.variables,
    ...(request.operationName ? { operationName: request.operationName } : {}),
  });
  const actual = operation.operation === 'mutation' ? requested : Math.min(requested, actualCost(result.data));
  bucket.refund(requested - actual);
  const errors = result.errors ? { errors: result.errors.map(invalid) } : {};
  return { body: { ...errors, ...('data' in result ? { data: result.data } : {}), extensions: cost(actual) }, summary };
}

function operationOf(document: ReturnType<typeof parse>, name: string | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const found = name ? operations.find((one) => one.name?.value === name) : operations[0];
  if (found && (name || operations.length === 1)) return found;
  throw new GraphQLError(name ? `No operation named "${name}"` : 'An operation name is required');
}

function invalid(error: unknown): unknown {
  if (!(error instanceof GraphQLError))
    return { message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  const { message, locations, path, extensions } = error;
  const code = extensions.code ?? (/^Variable "/.test(message) ? 'INVALID_VARIABLE' : undefined);
  return {
    message,
    ...(locations ? { locations } : {}),
    ...(path ? { path } : {}),
    ...(code ? { extensions: { ...extensions, code } } : {}),
  };
}

function overpriced(cost: number): unknown {
  const maxCost = STANDARD_PLAN.single;
  return {
    message: `Query cost is ${cost}, which exceeds the single query max cost limit (${maxCost}).`,
    extensions: {
      code: 'MAX_COST_EXCEEDED',
      cost,
      maxCost,
      documentation: 'https://shopify.dev/api/usage/rate-limits',
    },
  };
}

function tooLong(value: unknown, name: string): { size: number; path: string[] } | undefined {
  if (Array.isArray(value)) {
    if (value.length > MAX_ITEMS && name !== 'variants') return { size: value.length, path: [name] };
    return value.map((item) => tooLong(item, name)).find(Boolean);
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [member, one] of Object.entries(value)) {
    const found = tooLong(one, member);
    if (found) return { size: found.size, path: [name, ...found.path] };
  }
  return undefined;
}

function summaryOf(operation: OperationDefinitionNode): string {
  const names = operation.selectionSet.selections.flatMap((one) => (one.kind === Kind.FIELD ? [one.name.value] : []));
  return `${operation.operation} ${names.join(', ')}`;
}
