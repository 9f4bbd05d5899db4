import { z } from 'zod';
import type { Call, Result } from './call.ts';
import { EbayError } from './ebay-error.ts';
import { inventoryError } from './inventory-errors.ts';
import { page } from './page-of.ts';
import { readBody } from './read-body.ts';
import type { InventoryLocation, Store } from './store.ts';

const text = (max: number) => z.string().max(max).optional();
const hours = z.array(z.object({ open: z.string().optional(), close: z.string().optional() })).optional();
const days = z.enum('MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY'.split(' ')).optional();

const details = z.object({
  location: z
    .object({
      address: z
        .object({
          addressLine1: text(128),
          addressLine2: text(128),
          city: text(128),
          country: z
            .string()
            .regex(/^[A-Z]{2}$/)
            .optional(),
          county: z.string().optional(),
          postalCode: text(16),
          stateOrProvince: text(128),
        })
        .optional(),
      geoCoordinates: z.object({ latitude: z.number().optional(), longitude: z.number().optional() }).optional(),
    })
    .optional(),
  locationAdditionalInformation: text(256),
  locationInstructions: text(1_000),
  locationTypes: z.array(z.enum(['STORE', 'WAREHOUSE', 'FULFILLMENT_CENTER'])).optional(),
  locationWebUrl: text(512),
  name: text(1_000),
  operatingHours: z.array(z.object({ dayOfWeekEnum: days, intervals: hours })).optional(),
  phone: text(36),
  specialHours: z.array(z.object({ date: z.string().optional(), intervals: hours })).optional(),
  timeZoneId: z.string().optional(),
});
const full = details.extend({ merchantLocationStatus: z.enum(['ENABLED', 'DISABLED']).optional() });

/** POST /location/{merchantLocationKey} */
export function createLocation(call: Call): Result {
  const key = call.ids[0] ?? '';
  if (!/^[\w-]{1,36}$/.test(key)) throw new EbayError(400, inventoryError(25800, { fieldName: 'merchantLocationKey' }));
  if (call.store.locations.has(key))
    throw new EbayError(409, inventoryError(25803, { fieldName: 'merchantLocationKey' }));
  const { merchantLocationStatus = 'ENABLED', ...given } = readBody(call, full);
  const fields = { locationTypes: ['WAREHOUSE'], ...given };
  const address = fields.location?.address;
  if (!address) throw new EbayError(400, inventoryError(25801, { fieldName: 'address' }));
  checkAddress(address, fields.locationTypes ?? []);
  call.store.locations.set(key, { key, status: merchantLocationStatus, fields });
  return { status: 204, summary: 'create 1 location' };
}

export function updateLocation(call: Call): Result {
  const location = existing(call);
  const fields = { ...location.fields, ...readBody(call, details) };
  call.store.locations.set(location.key, { ...location, fields });
  return { status: 204, summary: 'update 1 location' };
}

export function getLocation(call: Call): Result {
  return { status: 200, data: view(existing(call)) };
}

export function listLocations(call: Call): Result {
  const {
    shown,
    size: _,
    ...envelope
  } = page([...call.store.locations.values()], call.query, {
    path: '/sell/inventory/v1/location',
    limit: 100,
    most: 100,
  });
  return {
    status: 200,
    data: { ...envelope, offset: Number(call.query.get('offset') ?? 0), locations: shown.map(view) },
  };
}

export function deleteLocation(call: Call): Result {
  call.store.locations.delete(existing(call).key);
  return { status: 204, summary: 'delete 1 location' };
}

/** What is enabled or disabled already is refused: specification, 25802 and 25804. */
export function switchLocation(call: Call, status: 'ENABLED' | 'DISABLED'): Result {
  const location = existing(call);
  if (location.status === status)
    throw new EbayError(400, inventoryError(25802, { additionalInfo: `The location is ${status} already.` }));
  call.store.locations.set(location.key, { ...location, status });
  return { status: 200, data: {}, summary: `${status.toLowerCase()} 1 location` };
}

/** Specification, createInventoryLocation: a postal code and country, or city, province and country; stores need it all. */
function checkAddress(address: Readonly<Record<string, string | undefined>>, types: readonly string[]): void {
  const wanted = types.some((type) => type !== 'WAREHOUSE')
    ? ['addressLine1', 'city', 'stateOrProvince', 'postalCode', 'country']
    : address.postalCode
      ? ['country']
      : ['city', 'stateOrProvince', 'country'];
  const missing = wanted.find((field) => !address[field]);
  if (missing) throw new EbayError(400, inventoryError(25801, { fieldName: missing }));
}

function view({ key, status, fields }: InventoryLocation) {
  return { merchantLocationKey: key, merchantLocationStatus: status, ...fields };
}

function existing({ store, ids }: { readonly store: Store; readonly ids: readonly string[] }): InventoryLocation {
  const location = store.locations.get(ids[0] ?? '');
  if (location) return location;
  throw new EbayError(404, inventoryError(25805, { fieldName: 'merchantLocationKey' }));
}
