import { VirtualClock } from '../../src/lib/clock.ts';
import {
  draft,
  type Etsy,
  type EtsyAnswer,
  type EtsyOptions,
  inventory,
  MUG,
  onSale,
  openEtsy,
} from '../sandbox/etsy-client.ts';
import { solid } from '../sandbox/picture-server.ts';

/** A request that is right. */
export interface Right {
  readonly path: string;
  readonly options: EtsyOptions;
}

export interface Scene {
  readonly etsy: Etsy;
  readonly picture: Uint8Array;
  /** Made anew each time, so that what deletes finds something. */
  right(operation: string): Promise<Right>;
}

/** A shop in 2025, the year of the stored spec, whose listing has one of everything. */
export async function openScene(): Promise<Scene> {
  const etsy = await openEtsy({ clock: new VirtualClock(Date.UTC(2025, 10, 22)) });
  const picture = await solid('#36c', 'jpeg');
  const shop = '/shops/SHOP';
  const listing = await furnished(etsy, picture);
  const at = `${shop}/listings/${listing}`;
  const image = await firstImage(etsy, listing);
  const { data: stock } = await etsy.call('GET', `/listings/${listing}/inventory`);
  const [product] = stock.products;
  const words = { title: 'Becher', description: 'Ein Becher.', tags: 'becher' };
  const includes = 'Shipping,Images,Shop,User,Translations,Inventory,Videos';

  const asked: Readonly<Record<string, () => Right | Promise<Right>>> = {
    ping: () => get('/openapi-ping'),
    tokenScopes: async () => ({ path: '/scopes', options: { form: { token: await freshToken(etsy) } } }),
    getMe: () => get('/users/me'),
    getUser: () => get('/users/12345678'),
    getShop: () => get(shop),
    getShopByOwnerUserId: () => get('/users/12345678/shops'),
    getSellerTaxonomyNodes: () => get('/seller-taxonomy/nodes'),
    getPropertiesByTaxonomyId: () => get('/seller-taxonomy/nodes/482/properties'),
    getShopReturnPolicies: () => get(`${shop}/policies/return`),
    getShopReturnPolicy: () => get(`${shop}/policies/return/150000000001`),
    getShopReadinessStateDefinitions: () => get(`${shop}/readiness-state-definitions`),
    getShopReadinessStateDefinition: () => get(`${shop}/readiness-state-definitions/160000000001`),
    getShopShippingProfiles: () => get(`${shop}/shipping-profiles`),
    getShopShippingProfile: () => get(`${shop}/shipping-profiles/140000000001`),
    getShopSections: () => get(`${shop}/sections`),
    getShopProductionPartners: () => get(`${shop}/production-partners`),
    createDraftListing: () => ({ path: `${shop}/listings`, options: { form: { ...MUG } } }),
    updateListing: () => ({
      path: at,
      options: { form: { title: 'Green mug', tags: 'mug', should_auto_renew: 'true' } },
    }),
    deleteListing: async () => get(`/listings/${await draft(etsy)}`),
    getListing: () => get(`/listings/${listing}`, { includes, allow_suggested_title: 'true' }),
    getListingsByShop: () => get(`${shop}/listings`, { includes, state: 'active', limit: '2', offset: '0' }),
    findAllActiveListingsByShop: () => get(`${shop}/listings/active`, { keywords: 'mug' }),
    getListingsByListingIds: () => get('/listings/batch', { listing_ids: `${listing}`, includes }),
    uploadListingImage: async () => ({
      path: `${shop}/listings/${await draft(etsy)}/images`,
      options: { multipart: { image: picture, rank: '1', alt_text: 'A mug' } },
    }),
    deleteListingImage: async () => {
      const one = await draft(etsy);
      await etsy.call('POST', `${shop}/listings/${one}/images`, { multipart: { image: picture } });
      return get(`${shop}/listings/${one}/images/${await firstImage(etsy, one)}`);
    },
    getListingImage: () => get(`/listings/${listing}/images/${image}`),
    getListingImages: () => get(`/listings/${listing}/images`),
    getListingInventory: () => get(`/listings/${listing}/inventory`, { includes: 'Listing', show_deleted: 'false' }),
    updateListingInventory: () => ({ path: `/listings/${listing}/inventory`, options: { json: inventory() } }),
    getListingProduct: () => get(`/listings/${listing}/inventory/products/${product.product_id}`),
    getListingOffering: () =>
      get(`/listings/${listing}/products/${product.product_id}/offerings/${product.offerings[0].offering_id}`),
    getListingProperties: () => get(`${at}/properties`),
    getListingProperty: () => get(`/listings/${listing}/properties/347001`),
    updateListingProperty: () => ({
      path: `${at}/properties/347001`,
      options: { form: { value_ids: 34_700_102, values: 'Glass' } },
    }),
    deleteListingProperty: async () => {
      const path = `${at}/properties/46803063641`;
      await etsy.call('PUT', path, { form: { value_ids: 4_680_306_364_101, values: 'Anniversary' } });
      return get(path);
    },
    createListingTranslation: async () => ({
      path: `${shop}/listings/${await draft(etsy)}/translations/de`,
      options: { form: words },
    }),
    updateListingTranslation: () => ({ path: `${at}/translations/de`, options: { form: words } }),
    getListingTranslation: () => get(`${at}/translations/de`),
    getListingVariationImages: () => get(`${at}/variation-images`),
    updateVariationImages: () => ({
      path: `${at}/variation-images`,
      options: { json: { variation_images: [{ property_id: 200, value_id: 20_003, image_id: image }] } },
    }),
  };

  await etsy.call('POST', `${at}/translations/de`, { form: words });
  await etsy.call('POST', `${at}/variation-images`, {
    json: { variation_images: [{ property_id: 200, value_id: 20_003, image_id: image }] },
  });
  return {
    etsy,
    picture,
    async right(operation) {
      const ask = asked[operation];
      if (!ask) throw new Error(`no request for ${operation}`);
      return ask();
    },
  };
}

function get(path: string, query?: Record<string, string>): Right {
  return { path, options: query ? { query } : {} };
}

async function furnished(etsy: Etsy, picture: Uint8Array): Promise<number> {
  const id = await onSale(etsy, picture);
  await etsy.call('PATCH', `/shops/SHOP/listings/${id}`, {
    form: { item_weight: 0.4, item_weight_unit: 'kg', item_height: 9, item_dimensions_unit: 'cm', materials: 'clay' },
  });
  return id;
}

async function firstImage(etsy: Etsy, listing: number): Promise<number> {
  const { data }: EtsyAnswer = await etsy.call('GET', `/listings/${listing}/images`);
  return data.results[0].listing_image_id;
}

async function freshToken({ credentials, token }: Etsy): Promise<string> {
  const { data } = await token({
    grant_type: 'refresh_token',
    client_id: credentials.KEYSTRING ?? '',
    refresh_token: credentials.REFRESH_TOKEN ?? '',
  });
  return data.access_token;
}
