import { describe, expect, it } from 'vitest';
import type { DocumentOf } from '../../../src/core/ports/marketplace.ts';
import type { Channel, Document, Listing, Refs, Remote } from '../../../src/core/words.ts';
import { shopify } from '../../../src/marketplaces/shopify/index.ts';
import type { ShopifyKinds } from '../../../src/marketplaces/shopify/wire.ts';
import { asset, channel, listing, mugs, variant } from './listings.ts';
import { END, file, gid, okay, ready, refusal, shop, UPLOADED, variantNode } from './shop.ts';

const { definition, picture, product, publication, stock } = shopify.kinds;
const [define] = definition.create;
const [upload] = picture.create;
const [look] = picture.update;
const [dropPicture] = picture.withdraw;
const [create] = product.create;
const [updateVariants, set] = product.update;
const [dropProduct] = product.withdraw;
const [quantities] = stock.create;
const [publish] = publication.create;
if (
  !define ||
  !upload ||
  !look ||
  !dropPicture ||
  !create ||
  !updateVariants ||
  !set ||
  !dropProduct ||
  !quantities ||
  !publish
) {
  throw new Error('a kind lost its calls');
}

type Named<K extends keyof ShopifyKinds> = Document<K, ShopifyKinds[K]>;

function documentsOf<K extends keyof ShopifyKinds>(of: Listing, kind: K): readonly Named<K>[] {
  const isKind = (document: DocumentOf<ShopifyKinds>): document is DocumentOf<ShopifyKinds> & Named<K> =>
    document.kind === kind;
  return shopify.render(of).documents.filter(isKind);
}

function only<K extends keyof ShopifyKinds>(of: Listing, kind: K): Named<K> {
  const [document] = documentsOf(of, kind);
  if (!document) throw new Error(`no ${kind}`);
  return document;
}

const REFS: Refs = {
  id: gid('Product', 7),
  'variant:MUG.RED': gid('ProductVariant', 1),
  'variant:MUG-BLUE': gid('ProductVariant', 2),
};
const inAddress = (changes: Partial<Channel> = {}) => channel({ delivery: 'by-address', ...changes });

describe('definition', () => {
  it('is made once, unique by its type', async () => {
    const { io, asked } = shop();

    const outcomes = await define.publish({ id: 'b', changes: [ready(only(listing(), 'definition'), 'create')] }, io);

    expect(outcomes).toEqual([
      { key: 'definition/listwright.listing', is: 'done', refs: { id: gid('MetafieldDefinition', 1) } },
    ]);
    expect(asked('define')[0]?.variables.definition).toMatchObject({
      type: 'id',
      ownerType: 'PRODUCT',
      capabilities: { uniqueValues: { enabled: true } },
    });
  });

  it('is taken as it is where the shop has it already, and refused where it is of another type', async () => {
    const taken = {
      define: () => ({ metafieldDefinitionCreate: { createdDefinition: null, ...refusal('TAKEN', 'Key is in use') } }),
    };
    const other = {
      ...taken,
      definition: () => ({
        metafieldDefinitions: {
          nodes: [{ id: gid('MetafieldDefinition', 9), type: { name: 'single_line_text_field' } }],
        },
      }),
    };
    const batch = { id: 'b', changes: [ready(only(listing(), 'definition'), 'create')] };

    await expect(define.publish(batch, shop(taken).io)).resolves.toMatchObject([
      { is: 'done', refs: { id: gid('MetafieldDefinition', 9) } },
    ]);
    await expect(define.publish(batch, shop(other).io)).rejects.toThrow('Key is in use');
  });
});

describe('picture', () => {
  const changes = () => documentsOf(mugs(), 'picture').map((document) => ready(document, 'create'));

  it('goes to the address that was handed out, parameters first and the file last, and waits until it was read', async () => {
    const { io, uploads, asked } = shop();

    const outcomes = await upload.publish({ id: 'b', changes: changes() }, io);

    expect(uploads.map(({ url, auth }) => ({ url, auth }))).toEqual([
      { url: UPLOADED, auth: 'none' },
      { url: UPLOADED, auth: 'none' },
    ]);
    const parts = uploads[0]?.body?.is === 'multipart' ? uploads[0].body.parts : [];
    expect(parts.map(({ name }) => name)).toEqual(['key', 'policy', 'file']);
    expect(parts.at(-1)?.value).toEqual(new TextEncoder().encode(asset(1)));
    expect(asked('createFiles')[0]?.variables.files).toMatchObject([
      { originalSource: `${UPLOADED}/0` },
      { originalSource: `${UPLOADED}/1` },
    ]);
    expect(outcomes).toEqual(
      [1, 2].map((n) => ({
        key: `picture/${asset(n)}`,
        is: 'pending',
        refs: { fileId: gid('MediaImage', n) },
        ticket: { key: `picture/${asset(n)}`, id: gid('MediaImage', n), patience: 'picture' },
      })),
    );
  });

  it('takes the place of its namesake when it is sent twice', async () => {
    const { io, asked } = shop();

    await upload.publish({ id: 'b', changes: changes() }, io);
    await upload.publish({ id: 'b', changes: changes() }, io);

    const [first, second] = asked('createFiles').map(({ variables }) => variables.files);
    expect(second).toEqual(first);
    expect(first).toMatchObject([{ duplicateResolutionMode: 'REPLACE' }, {}]);
  });

  it('is done when it is ready at once, and rejected with the reason when it cannot be read', async () => {
    const failed = file(2, 'FAILED', [{ code: 'INVALID_IMAGE_RESOLUTION', message: 'Too large', details: null }]);
    const { io } = shop({ createFiles: () => ({ fileCreate: { files: [file(1, 'READY'), failed], ...okay } }) });

    const [good, bad] = await upload.publish({ id: 'b', changes: changes() }, io);

    expect(good).toMatchObject({ is: 'done', refs: { fileId: gid('MediaImage', 1) } });
    expect(bad).toMatchObject({ is: 'rejected', problems: [{ code: 'INVALID_IMAGE_RESOLUTION' }] });
  });

  it('is found gone by a look', async () => {
    const { io } = shop({ files: () => ({ nodes: [null] }) });
    const change = ready(only(listing(), 'picture'), 'update', { refs: { fileId: gid('MediaImage', 5) } });

    await expect(look.publish({ id: 'b', changes: [change] }, io)).resolves.toEqual([
      { key: `picture/${asset(1)}`, is: 'gone' },
    ]);
  });

  it('counts as withdrawn when it was not there any more', async () => {
    const { io } = shop({
      deleteFiles: () => ({
        fileDelete: { deletedFileIds: null, ...refusal('FILE_DOES_NOT_EXIST', 'File does not exist.') },
      }),
    });
    const change = ready(only(listing(), 'picture'), 'withdraw', { refs: { fileId: gid('MediaImage', 5) } });

    await expect(dropPicture.publish({ id: 'b', changes: [change] }, io)).resolves.toMatchObject([{ is: 'done' }]);
  });
});

describe('product', () => {
  it('is created as a draft under our mark, and tells the ids of its variants', async () => {
    const { io, asked } = shop();

    const outcomes = await create.publish({ id: 'b', changes: [ready(only(mugs(), 'product'), 'create')] }, io);

    expect(asked('setProduct')[0]?.variables).toMatchObject({
      identifier: { customId: { namespace: 'listwright', key: 'listing', value: 'MUG' } },
      input: { status: 'DRAFT', metafields: [{ value: 'MUG' }], files: [{ id: gid('MediaImage', 1) }, {}] },
    });
    expect(outcomes).toEqual([
      {
        key: 'product/MUG',
        is: 'done',
        refs: {
          id: gid('Product', 7),
          'variant:MUG.RED': gid('ProductVariant', 1),
          'inventoryItem:MUG.RED': gid('InventoryItem', 1),
          'variant:MUG-BLUE': gid('ProductVariant', 2),
          'inventoryItem:MUG-BLUE': gid('InventoryItem', 2),
        },
      },
    ]);
  });

  it('sends no status, no metafields and no pictures when only its title changed, and every variant with its id', async () => {
    const { io, asked } = shop();
    const change = ready(only(mugs(), 'product'), 'update', { refs: REFS, changed: ['title'] });

    await set.publish({ id: 'b', changes: [change] }, io);

    const { identifier, input } = asked('setProduct')[0]?.variables ?? {};
    expect(identifier).toEqual({ id: gid('Product', 7) });
    expect(Object.keys(input ?? {}).sort()).toEqual([
      'descriptionHtml',
      'productOptions',
      'tags',
      'title',
      'variants',
      'vendor',
    ]);
    expect(input).toMatchObject({
      variants: [{ id: gid('ProductVariant', 1), sku: 'MUG.RED' }, { id: gid('ProductVariant', 2) }],
    });
    expect(JSON.stringify(input)).not.toContain('MediaImage');
  });

  it('sends each picture by address once, by its id from then on', async () => {
    const document = only(mugs({ channel: inAddress() }), 'product');
    const { io, asked } = shop();

    const [made] = await create.publish({ id: 'b', changes: [ready(document, 'create')] }, io);
    await set.publish(
      { id: 'c', changes: [ready(document, 'update', { refs: made?.refs ?? {}, changed: ['files'] })] },
      io,
    );

    expect(made).toMatchObject({ is: 'pending', ticket: { id: gid('Product', 7), patience: 'picture' } });
    const [first, second] = asked('setProduct').map(({ variables }) => variables.input);
    expect(first).toMatchObject({
      files: [{ originalSource: expect.stringContaining('https://pictures.example/') }, {}],
    });
    expect(second).toMatchObject({ files: [{ id: gid('MediaImage', 1) }, { id: gid('MediaImage', 2) }] });
    expect(JSON.stringify(second)).not.toContain('https://pictures.example/');
  });

  it('changes a price alone with the cheap call, for the variant that changed', async () => {
    const { io, asked, exchanges } = shop();
    const document = only(mugs(), 'product');
    const change = ready(document, 'update', { refs: REFS, changed: ['variants.MUG%2ERED.price'] });

    const outcomes = await updateVariants.publish({ id: 'b', changes: [change] }, io);

    expect(outcomes).toEqual([{ key: 'product/MUG', is: 'done' }]);
    expect(exchanges.map(({ name }) => name)).toEqual(['shop', 'updateVariants']);
    expect(asked('updateVariants')[0]?.variables).toMatchObject({
      productId: gid('Product', 7),
      variants: [{ id: gid('ProductVariant', 1), price: '12.90' }],
    });
    expect(updateVariants.cost?.([change])).toBeLessThan(set.cost?.([change]) ?? 0);
  });

  it('takes away by name what the sheet no longer says', async () => {
    const before = only(mugs({ brand: 'Asidi', keywords: ['Becher'] }), 'product').body;
    const { brand: _, ...rest } = mugs({ keywords: [] });
    const [red, blue] = rest.variants;
    if (!red || !blue) throw new Error('no variants');
    const { gtin: _gtin, ...withoutGtin } = red;
    const document = only({ ...rest, variants: [withoutGtin, blue] }, 'product');
    const { io, asked } = shop();

    await set.publish(
      { id: 'b', changes: [ready(document, 'update', { refs: REFS, before, changed: ['vendor'] })] },
      io,
    );
    await updateVariants.publish(
      {
        id: 'c',
        changes: [ready(document, 'update', { refs: REFS, before, changed: ['variants.MUG%2ERED.barcode'] })],
      },
      io,
    );

    expect(asked('setProduct')[0]?.variables.input).toMatchObject({
      vendor: null,
      tags: [],
      variants: [{ barcode: null }, {}],
    });
    expect(asked('updateVariants')[0]?.variables.variants).toMatchObject([{ barcode: null }]);
  });

  it('is gone when it was deleted over there', async () => {
    const gone = () => refusal('PRODUCT_DOES_NOT_EXIST', 'Product does not exist');
    const { io } = shop({
      setProduct: () => ({
        productSet: { product: null, ...refusal('PRODUCT_DOES_NOT_EXIST', 'Product does not exist') },
      }),
      updateVariants: () => ({ productVariantsBulkUpdate: { product: null, ...gone() } }),
    });
    const change = ready(only(mugs(), 'product'), 'update', { refs: REFS, changed: ['variants.MUG-BLUE.price'] });

    await expect(set.publish({ id: 'b', changes: [change] }, io)).resolves.toEqual([
      { key: 'product/MUG', is: 'gone' },
    ]);
    await expect(updateVariants.publish({ id: 'b', changes: [change] }, io)).resolves.toEqual([
      { key: 'product/MUG', is: 'gone' },
    ]);
  });

  it('makes a variant again that was deleted by hand', async () => {
    const missing = refusal('PRODUCT_VARIANT_DOES_NOT_EXIST', 'Product variant does not exist');
    const { io, asked } = shop({
      updateVariants: () => ({ productVariantsBulkUpdate: { product: null, ...missing } }),
      setProduct: ({ input }) =>
        JSON.stringify(input).includes('ProductVariant/')
          ? { productSet: { product: null, ...missing } }
          : {
              productSet: {
                product: {
                  id: gid('Product', 7),
                  variants: { nodes: [variantNode({ sku: 'MUG.RED' }, 4)], pageInfo: END },
                },
                ...okay,
              },
            },
    });
    const change = ready(only(mugs(), 'product'), 'update', { refs: REFS, changed: ['variants.MUG-BLUE.price'] });

    const [outcome] = await updateVariants.publish({ id: 'b', changes: [change] }, io);

    expect(outcome).toMatchObject({ is: 'done', refs: { 'variant:MUG.RED': gid('ProductVariant', 5) } });
    expect(asked('setProduct').at(-1)?.variables.identifier).toEqual({ id: gid('Product', 7) });
  });

  it('reads on where a product has more variants than a page', async () => {
    const page = { nodes: [variantNode({ sku: 'FIRST' }, 0)], pageInfo: { hasNextPage: true, endCursor: 'c1' } };
    const { io, asked } = shop({
      setProduct: () => ({ productSet: { product: { id: gid('Product', 7), variants: page }, ...okay } }),
    });

    const [outcome] = await create.publish({ id: 'b', changes: [ready(only(mugs(), 'product'), 'create')] }, io);

    expect(Object.keys(outcome?.refs ?? {})).toEqual([
      'id',
      'variant:FIRST',
      'inventoryItem:FIRST',
      'variant:LAST',
      'inventoryItem:LAST',
    ]);
    expect(asked('variants')[0]?.variables).toEqual({ id: gid('Product', 7), after: 'c1' });
  });

  it('parts more than 250 changed variants into several calls', async () => {
    const skus = Array.from({ length: 251 }, (_, n) => `S${n}`);
    const of = listing({
      options: [{ name: 'Farbe', values: skus }],
      variants: skus.map((sku) => variant({ sku, options: [sku] })),
    });
    const refs = Object.fromEntries(skus.map((sku, n) => [`variant:${sku}`, gid('ProductVariant', n)]));
    const change = ready(only(of, 'product'), 'update', {
      refs: { ...refs, id: gid('Product', 7) },
      changed: skus.map((sku) => `variants.${sku}.price`),
    });
    const { io, asked } = shop();

    await updateVariants.publish({ id: 'b', changes: [change] }, io);

    expect(
      asked('updateVariants').map(({ variables }) =>
        Array.isArray(variables.variants) ? variables.variants.length : 0,
      ),
    ).toEqual([250, 1]);
  });

  it('is not sent to a shop of another currency', async () => {
    const { io, asked } = shop({ shop: () => ({ shop: { currencyCode: 'USD' } }) });

    const [outcome] = await create.publish({ id: 'b', changes: [ready(only(mugs(), 'product'), 'create')] }, io);

    expect(outcome).toMatchObject({ is: 'rejected', problems: [{ code: 'CURRENCY_MISMATCH' }] });
    expect(asked('setProduct')).toEqual([]);
  });

  it('leaves nothing when it is withdrawn, not even when it was not there', async () => {
    const change = ready(only(mugs(), 'product'), 'withdraw', { refs: REFS });
    const { io, asked } = shop();
    const absent = shop({
      deleteProduct: () => ({
        productDelete: { deletedProductId: null, userErrors: [{ field: ['id'], message: 'Product does not exist' }] },
      }),
    });

    await expect(dropProduct.publish({ id: 'b', changes: [change] }, io)).resolves.toEqual([
      { key: 'product/MUG', is: 'done' },
    ]);
    await expect(dropProduct.publish({ id: 'b', changes: [change] }, absent.io)).resolves.toMatchObject([
      { is: 'done' },
    ]);
    expect(asked('deleteProduct')[0]?.variables).toEqual({ id: gid('Product', 7) });
  });
});

describe('stock', () => {
  const change = () => ready(only(listing(), 'stock'), 'update');
  const level =
    (quantity: number | null) =>
    ({ ids }: Readonly<Record<string, unknown>>) => ({
      nodes: [
        {
          id: String(Array.isArray(ids) ? ids[0] : ''),
          inventoryLevel: quantity === null ? null : { quantities: [{ name: 'available', quantity }] },
        },
      ],
    });

  it('is set against the live figure, under the batch’s own key, at the only location', async () => {
    const { io, asked } = shop();

    await quantities.publish({ id: 'batch-1', changes: [change()] }, io);

    expect(asked('setQuantities')[0]?.variables).toMatchObject({
      key: 'batch-1/0',
      input: {
        name: 'available',
        quantities: [{ quantity: 7, changeFromQuantity: 40, locationId: gid('Location', 1) }],
      },
    });
  });

  it('is not sent when the live figure is right already', async () => {
    const { io, asked } = shop({ levels: level(7) });

    await expect(quantities.publish({ id: 'b', changes: [change()] }, io)).resolves.toMatchObject([{ is: 'done' }]);
    expect(asked('setQuantities')).toEqual([]);
  });

  it('looks again when something was sold between the look and the write', async () => {
    let tries = 0;
    const { io, asked } = shop({
      levels: (variables) => level(40 - tries)(variables),
      setQuantities: () => ({
        inventorySetQuantities: {
          inventoryAdjustmentGroup: null,
          ...(tries++ === 0 ? refusal('CHANGE_FROM_QUANTITY_STALE', 'stale') : okay),
        },
      }),
    });

    await expect(quantities.publish({ id: 'b', changes: [change()] }, io)).resolves.toMatchObject([{ is: 'done' }]);
    expect(asked('setQuantities').map(({ variables }) => variables)).toMatchObject([
      { key: 'b/0', input: { quantities: [{ changeFromQuantity: 40 }] } },
      { key: 'b/0/1', input: { quantities: [{ changeFromQuantity: 39 }] } },
    ]);
  });

  it('gives nothing back that was sold after a write whose answer was lost', async () => {
    const { io, asked } = shop({
      setQuantities: () => ({
        inventorySetQuantities: {
          inventoryAdjustmentGroup: null,
          ...refusal('IDEMPOTENCY_KEY_PARAMETER_MISMATCH', 'other parameters'),
        },
      }),
    });

    await expect(quantities.publish({ id: 'b', changes: [change()] }, io)).resolves.toMatchObject([{ is: 'done' }]);
    expect(asked('setQuantities')).toHaveLength(1);
  });

  it('opens the location for an item that was never stocked there', async () => {
    let isOpen = false;
    const { io, asked } = shop({
      levels: (variables) => level(isOpen ? 0 : null)(variables),
      activate: () => {
        isOpen = true;
        return { inventoryActivate: { inventoryLevel: { id: gid('InventoryLevel', 1) }, ...okay } };
      },
      setQuantities: () => ({
        inventorySetQuantities: {
          inventoryAdjustmentGroup: null,
          ...(isOpen ? okay : refusal('INVALID_INVENTORY_ITEM', 'The item is not stocked at the location.')),
        },
      }),
    });

    await expect(quantities.publish({ id: 'b', changes: [change()] }, io)).resolves.toMatchObject([{ is: 'done' }]);
    expect(asked('setQuantities').at(-1)?.variables.input).toMatchObject({ quantities: [{ changeFromQuantity: 0 }] });
  });

  it('is gone where the item is, and harms no other listing', async () => {
    const gone = {
      ...change(),
      document: { ...change().document, key: 'stock/GONE' },
      body: { quantities: [{ sku: 'X', item: gid('InventoryItem', 404), quantity: 1 }] },
    };
    const { io, asked } = shop({
      levels: ({ ids }) => ({
        nodes: (Array.isArray(ids) ? ids : []).map((id) =>
          id === gid('InventoryItem', 404)
            ? null
            : { id, inventoryLevel: { quantities: [{ name: 'available', quantity: 1 }] } },
        ),
      }),
    });

    await expect(quantities.publish({ id: 'b', changes: [change(), gone] }, io)).resolves.toEqual([
      { key: 'stock/MUG-1', is: 'done' },
      { key: 'stock/GONE', is: 'gone' },
    ]);
    expect(asked('setQuantities')[0]?.variables.input).toMatchObject({ quantities: [{ quantity: 7 }] });
  });

  it('waits for a person where the shop has several locations', async () => {
    const { io } = shop({
      locations: () => ({
        locations: {
          nodes: [
            { id: gid('Location', 1), name: 'A' },
            { id: gid('Location', 2), name: 'B' },
          ],
        },
      }),
    });

    await expect(quantities.publish({ id: 'b', changes: [change()] }, io)).rejects.toMatchObject({
      problems: [{ code: 'LOCATION_NOT_CHOSEN' }],
    });
  });
});

describe('publication', () => {
  it('makes the product active and publishes it in one request', async () => {
    const { io, asked } = shop();

    const outcomes = await publish.publish({ id: 'b', changes: [ready(only(listing(), 'publication'), 'create')] }, io);

    expect(outcomes).toEqual([{ key: 'publication/MUG-1', is: 'done' }]);
    expect(asked('publish').map(({ variables }) => variables)).toEqual([
      {
        id: gid('Product', 7),
        product: { id: gid('Product', 7), status: 'ACTIVE' },
        input: [{ publicationId: gid('Publication', 1) }],
      },
    ]);
  });

  it('chooses the online store among several, and a person where there is none', async () => {
    const several = (...names: string[]) => ({
      publications: () => ({
        publications: { nodes: names.map((name, n) => ({ id: gid('Publication', n + 1), name })) },
      }),
    });
    const change = ready(only(listing(), 'publication'), 'create');
    const { io, asked } = shop(several('POS', 'Online Store'));

    await publish.publish({ id: 'b', changes: [change] }, io);

    expect(asked('publish')[0]?.variables.input).toEqual([{ publicationId: gid('Publication', 2) }]);
    await expect(
      publish.publish({ id: 'b', changes: [change] }, shop(several('POS', 'Shop')).io),
    ).rejects.toMatchObject({ problems: [{ code: 'PUBLICATION_NOT_CHOSEN' }] });
  });

  it('is gone with the product', async () => {
    const missing = { userErrors: [{ field: ['id'], message: 'Product does not exist' }] };
    const { io } = shop({
      publish: () => ({ productUpdate: { product: null, ...missing }, publishablePublish: null }),
    });

    await expect(
      publish.publish({ id: 'b', changes: [ready(only(listing(), 'publication'), 'create')] }, io),
    ).resolves.toEqual([{ key: 'publication/MUG-1', is: 'gone' }]);
  });
});

describe('poll', () => {
  it('settles uploads that were read, keeps the others waiting', async () => {
    const tickets = [1, 2, 3].map((n) => ({ key: `picture/${n}`, id: gid('MediaImage', n), patience: 'picture' }));
    const { io } = shop({ files: () => ({ nodes: [file(1, 'READY'), file(2, 'UPLOADED'), file(3, 'FAILED')] }) });

    const outcomes = (await shopify.poll?.(tickets, io)) ?? [];

    expect(outcomes.map(({ is }) => is)).toEqual(['done', 'pending', 'rejected']);
    expect(outcomes[1]).toMatchObject({ ticket: tickets[1] });
  });

  it('lets a product wait for pictures that came by address, and says which could not be fetched', async () => {
    const ticket = { key: 'product/MUG', id: gid('Product', 7), patience: 'picture' };
    const polled = async (...statuses: string[]) => {
      const nodes = statuses.map((status, n) =>
        file(
          n + 1,
          status,
          status === 'FAILED' ? [{ code: 'IMAGE_DOWNLOAD_FAILURE', message: 'no', details: null }] : [],
        ),
      );
      return shopify.poll?.(
        [ticket],
        shop({ media: () => ({ product: { id: gid('Product', 7), media: { nodes } } }) }).io,
      );
    };

    await expect(polled('READY', 'PROCESSING')).resolves.toEqual([{ key: 'product/MUG', is: 'pending', ticket }]);
    await expect(polled('READY', 'READY')).resolves.toEqual([{ key: 'product/MUG', is: 'done' }]);
    await expect(polled('READY', 'FAILED')).resolves.toMatchObject([
      { is: 'rejected', problems: [{ code: 'IMAGE_DOWNLOAD_FAILURE' }] },
    ]);
  });
});

describe('list', () => {
  const found = (mark: string | null, sku: string) => ({
    id: gid('Product', 7),
    status: 'ACTIVE',
    mark: mark === null ? null : { value: mark },
    variants: { nodes: [variantNode({ sku }, 0)], pageInfo: END },
  });
  const listed = async (...args: Parameters<NonNullable<typeof shopify.list>>) => {
    const remotes: Remote[] = [];
    for await (const remote of shopify.list?.(...args) ?? []) remotes.push(remote);
    return remotes;
  };

  it('finds a product of ours by its mark, variants and all', async () => {
    const { io } = shop({ find: () => ({ p0: found('MUG', 'MUG.RED') }) });

    const remotes = await listed(
      io,
      shopify.render(mugs()).documents.filter(({ kind }) => kind === 'product'),
    );

    expect(remotes).toEqual([
      {
        key: 'product/MUG',
        sku: 'MUG.RED',
        refs: {
          id: gid('Product', 7),
          'variant:MUG.RED': gid('ProductVariant', 1),
          'inventoryItem:MUG.RED': gid('InventoryItem', 1),
        },
        state: 'ACTIVE',
      },
    ]);
  });

  it('finds a product of the merchant’s own by its SKU, so that it is not listed twice', async () => {
    const { io, asked } = shop({
      products: () => ({ products: { nodes: [found(null, 'MUG-BLUE'), found(null, 'MUG-BLUE-XL')], pageInfo: END } }),
    });

    const remotes = await listed(
      io,
      shopify.render(mugs()).documents.filter(({ kind }) => kind === 'product'),
    );

    expect(remotes.map(({ key, sku }) => ({ key, sku }))).toEqual([{ key: 'product/MUG', sku: 'MUG-BLUE' }]);
    expect(asked('products')[0]?.variables.query).toBe('sku:"MUG.RED" OR sku:"MUG-BLUE"');
  });

  it('lets a product that bears another listing’s mark stand in the way, and tells nothing by which it could be changed', async () => {
    const { io, exchanges } = shop({
      products: () => ({ products: { nodes: [found('OTHER', 'MUG-BLUE')], pageInfo: END } }),
    });

    await expect(listed(io, shopify.render(mugs()).documents)).resolves.toEqual([
      { key: 'definition/listwright.listing', refs: { id: gid('MetafieldDefinition', 9) }, state: 'defined' },
      { key: 'product/MUG', sku: 'MUG-BLUE', refs: {}, state: 'ACTIVE' },
    ]);
    for (const { query } of exchanges.filter(({ name }) => name === 'find' || name === 'products'))
      expect(query).toContain('metafield(namespace: "listwright", key: "listing")');
  });

  it('goes through the whole shop page by page and names what is ours', async () => {
    const { io, asked } = shop({
      products: ({ after }) =>
        after === null
          ? { products: { nodes: [found('MUG', 'A')], pageInfo: { hasNextPage: true, endCursor: 'c1' } } }
          : { products: { nodes: [found(null, 'B')], pageInfo: END } },
    });

    const remotes = await listed(io);

    expect(remotes.map(({ key, sku }) => ({ key, sku }))).toEqual([
      { key: 'product/MUG', sku: 'A' },
      { key: undefined, sku: 'B' },
    ]);
    expect(asked('products').map(({ variables }) => variables.after)).toEqual([null, 'c1']);
  });

  it('asks for no more than the thousand points that a query may cost', async () => {
    const documents = Array.from({ length: 30 }, (_, n) => only(mugs({ id: `MUG-${n}` }), 'product'));
    const { io, exchanges } = shop();

    await listed(io, documents);
    await listed(io);

    expect(exchanges.filter(({ name }) => name === 'find')).toHaveLength(3);
    expect(Math.max(...exchanges.map(({ cost }) => cost))).toBeLessThan(1000);
  });
});

describe('settings', () => {
  it('offers the shop’s locations and publications to choose from', async () => {
    const choices = await Promise.all(shopify.manifest.settings.flatMap(({ choices }) => choices?.(shop().io) ?? []));

    expect(choices).toEqual([
      [{ value: gid('Location', 1), title: 'Lager' }],
      [{ value: gid('Publication', 1), title: 'Online Store' }],
    ]);
  });
});
