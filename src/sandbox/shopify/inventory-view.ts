import { connection, type Paging } from './connection.ts';
import { gid, numberOf } from './gid.ts';
import { type Item, LOCATIONS, type Store } from './store.ts';
import { ifThere, variantView } from './views.ts';

export function itemView(store: Store, item: Item): Record<string, unknown> {
  const stocked = LOCATIONS.filter(({ id }) => item.levels[id] !== undefined);
  return {
    __typename: 'InventoryItem',
    id: gid('InventoryItem', item.id),
    sku: store.variants.get(item.variant)?.sku ?? null,
    tracked: item.tracked,
    requiresShipping: item.requiresShipping,
    countryCodeOfOrigin: item.countryCodeOfOrigin,
    provinceCodeOfOrigin: item.provinceCodeOfOrigin,
    harmonizedSystemCode: item.harmonizedSystemCode,
    measurement: { weight: item.weight },
    unitCost: item.cost === null ? null : { amount: item.cost, currencyCode: store.currency },
    variant: () => ifThere(store.variants.get(item.variant), (variant) => variantView(store, variant)),
    inventoryLevel: ({ locationId }: { locationId: string }) =>
      ifThere(
        stocked.find(({ id }) => id === numberOf('Location', locationId)),
        (location) => levelView(store, item, location),
      ),
    inventoryLevels: (paging: Paging) => connection(stocked, paging, (location) => levelView(store, item, location)),
  };
}

export function levelView(store: Store, item: Item, location: { id: number; name: string }): Record<string, unknown> {
  const quantity = item.levels[location.id] ?? 0;
  return {
    __typename: 'InventoryLevel',
    id: `${gid('InventoryLevel', location.id)}?inventory_item_id=${item.id}`,
    isActive: true,
    item: () => itemView(store, item),
    location: locationView(location),
    quantities: ({ names }: { names: readonly string[] }) =>
      names.map((name) => ({
        id: `${gid('InventoryQuantity', item.id)}?inventory_level_id=${location.id}&name=${name}`,
        name,
        // Nothing is ever on order or reserved here, so that these two are one.
        quantity: name === 'available' || name === 'on_hand' ? quantity : 0,
      })),
  };
}

export function locationView({ id, name }: { id: number; name: string }): Record<string, unknown> {
  return {
    __typename: 'Location',
    id: gid('Location', id),
    name,
    isActive: true,
    isPrimary: id === LOCATIONS[0]?.id,
    shipsInventory: true,
    fulfillsOnlineOrders: true,
  };
}
