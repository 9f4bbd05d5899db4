import { isRecord, type Json } from '../../../core/json.ts';

export type Node = Readonly<Record<string, Json>>;

/** The two halves of an item by its spec: attribute → its schema. Both are empty where no spec is known. */
export interface Parts {
  readonly isKnown: boolean;
  readonly orderable: Readonly<Record<string, Node>>;
  readonly visible: Readonly<Record<string, Node>>;
  /** Attributes in which the variants of a group may differ. */
  readonly varying: readonly string[];
  readonly demanded: { readonly always: ReadonlySet<string>; readonly sometimes: ReadonlySet<string> };
}

/** Of the schema of one MPItem, as `Category.schema` keeps it: it knows one product type. */
export function partsOf(schema: Json | undefined): Parts {
  const known = kept.get(isRecord(schema) ? schema : NOTHING);
  if (known) return known;
  const { Orderable, Visible } = propertiesOf(schema);
  const [type] = Object.values(propertiesOf(Visible));
  const visible = propertiesOf(type);
  const items = visible.variantAttributeNames?.items;
  const parts: Parts = {
    isKnown: isRecord(schema),
    orderable: propertiesOf(Orderable),
    visible,
    varying: strings(isRecord(items) ? items.enum : undefined),
    demanded: {
      always: new Set([...strings(Orderable?.required), ...strings(type?.required)]),
      sometimes: new Set([...conditional(Orderable), ...conditional(type)]),
    },
  };
  kept.set(isRecord(schema) ? schema : NOTHING, parts);
  return parts;
}

const NOTHING: Node = {};
const kept = new WeakMap<Node, Parts>();

function propertiesOf(schema: Json | undefined): Readonly<Record<string, Node>> {
  const properties = isRecord(schema) ? schema.properties : undefined;
  if (!isRecord(properties)) return {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, node]): [string, Node][] => (isRecord(node) ? [[name, node]] : [])),
  );
}

/** What a condition of the schema asks for. */
function* conditional(schema: Json | undefined): Generator<string> {
  if (!isRecord(schema)) return;
  const { allOf, anyOf, oneOf, then, dependencies } = schema;
  for (const part of [allOf, anyOf, oneOf].flatMap((some) => (Array.isArray(some) ? some : []))) {
    if (isRecord(part)) yield* strings(part.required);
    yield* conditional(part);
  }
  if (isRecord(then)) yield* strings(then.required);
  yield* conditional(then);
  if (isRecord(dependencies)) yield* Object.values(dependencies).flatMap(strings);
}

export function strings(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
