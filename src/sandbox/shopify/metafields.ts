import { connection, type Paging } from './connection.ts';
import { gid } from './gid.ts';
import { type Definition, definitionOf, isUnique, type Metafield, type Store, uniqueKey } from './store.ts';
import { type UserError, userError } from './user-errors.ts';

/** What stands for a namespace that was left out: the reserved one of the app that calls. */
export const APP_NAMESPACE = 'app--100001';

export interface MetafieldInput {
  readonly id?: string | null;
  readonly namespace?: string | null;
  readonly key?: string | null;
  readonly type?: string | null;
  readonly value?: string | null;
}

/** The members `metafield` and `metafields` of whatever has them. */
export function metafieldsOf(store: Store, ownerType: string, fields: readonly Metafield[]) {
  const view = (field: Metafield) => metafieldView(store, ownerType, field);
  return {
    metafield: ({ namespace, key }: { namespace?: string | null; key: string }) => {
      const found = fields.find((one) => one.namespace === (namespace ?? APP_NAMESPACE) && one.key === key);
      return found ? view(found) : null;
    },
    metafields: (paging: Paging & { namespace?: string | null; keys?: readonly string[] | null }) => {
      const within = fields.filter(
        ({ namespace, key }) =>
          (!paging.namespace || namespace === paging.namespace) &&
          (!paging.keys || paging.keys.includes(`${namespace}.${key}`) || paging.keys.includes(key)),
      );
      return connection(within, paging, view);
    },
  };
}

/** Reads the list as the whole truth: what is not in it is gone. Ids are kept by namespace and key. */
export function setMetafields(
  store: Store,
  inputs: readonly MetafieldInput[],
  options: {
    ownerType: string;
    before: readonly Metafield[];
    owner: number | undefined;
    path: readonly (string | number)[];
  },
): { fields: Metafield[]; errors: UserError[] } {
  const errors: UserError[] = [];
  const fields = inputs.flatMap((input, index): Metafield[] => {
    const path = [...options.path, index];
    const known = options.before.find(
      (one) =>
        gid('Metafield', one.id) === input.id ||
        (one.key === input.key && one.namespace === (input.namespace ?? APP_NAMESPACE)),
    );
    const place = {
      namespace: input.namespace ?? known?.namespace ?? APP_NAMESPACE,
      key: input.key ?? known?.key ?? '',
    };
    const type = input.type ?? definitionOf(store, options.ownerType, place)?.type ?? known?.type;
    const wrong = (message: string, code = 'INVALID_METAFIELD') => {
      errors.push(userError(path, code, message));
      return [];
    };
    if (!place.key) return wrong("Key can't be blank");
    if (!input.value) return wrong("Value can't be blank");
    if (!type) return wrong("Type can't be blank");
    const defined = definitionOf(store, options.ownerType, place);
    if (defined && defined.type !== type)
      return wrong(`Type must be consistent with the definition's type: '${defined.type}'`);
    const field = { id: known?.id ?? store.nextId(), ...place, type, value: input.value };
    const holder = isUnique(store, field) ? store.uniques.get(uniqueKey(field)) : undefined;
    if (options.ownerType === 'PRODUCT' && holder !== undefined && holder !== options.owner)
      return wrong('Value must be unique: it is taken by another product', 'CAPABILITY_VIOLATION');
    return [field];
  });
  return { fields, errors };
}

export interface DefinitionInput {
  readonly name: string;
  readonly namespace?: string | null;
  readonly key: string;
  readonly type: string;
  readonly ownerType: string;
  readonly description?: string | null;
  readonly capabilities?: { readonly uniqueValues?: { readonly enabled: boolean } | null } | null;
}

/** metafieldDefinitionCreate. Only some types may be unique; the type `id` always is. */
export function createDefinition(store: Store, { definition }: { definition: DefinitionInput }) {
  const namespace = definition.namespace ?? APP_NAMESPACE;
  const refused = (field: string, code: string, message: string) => ({
    createdDefinition: null,
    userErrors: [userError(['definition', field], code, message)],
  });
  if (!/^[\w-]{3,64}$/.test(definition.key) && definition.key.length < 3)
    return refused('key', 'TOO_SHORT', 'Key is too short (minimum is 3 characters)');
  if (!/^[\w-]+$/.test(definition.key))
    return refused('key', 'INVALID_CHARACTER', 'Key contains one or more invalid characters.');
  if (definitionOf(store, definition.ownerType, { namespace, key: definition.key }))
    return refused(
      'key',
      'TAKEN',
      `Key is in use for ${definition.ownerType} metafields on the '${namespace}' namespace.`,
    );
  const asked = definition.capabilities?.uniqueValues?.enabled ?? definition.type === 'id';
  if (asked && !/^(id|single_line_text_field|number_integer|url)$/.test(definition.type))
    return refused('capabilities', 'INVALID_CAPABILITY', `uniqueValues isn't supported for ${definition.type}`);
  const { name, key, type, ownerType, description = null } = definition;
  const made = { id: store.nextId(), name, namespace, key, type, ownerType, description, isUnique: asked };
  store.definitions.set(made.id, made);
  return { createdDefinition: definitionView(made), userErrors: [] };
}

export function definitionView(definition: Definition): Record<string, unknown> {
  return {
    __typename: 'MetafieldDefinition',
    ...definition,
    id: gid('MetafieldDefinition', definition.id),
    type: { name: definition.type, category: definition.type === 'id' ? 'ID' : 'TEXT' },
    capabilities: { uniqueValues: { enabled: definition.isUnique, eligible: true } },
  };
}

function metafieldView(store: Store, ownerType: string, field: Metafield): Record<string, unknown> {
  const time = `${new Date(store.clock.now()).toISOString().slice(0, 19)}Z`;
  const definition = definitionOf(store, ownerType, field);
  return {
    __typename: 'Metafield',
    ...field,
    id: gid('Metafield', field.id),
    ownerType,
    jsonValue: field.value,
    createdAt: time,
    updatedAt: time,
    definition: definition ? definitionView(definition) : null,
  };
}
