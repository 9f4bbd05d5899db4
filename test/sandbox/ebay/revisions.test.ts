import { afterAll, expect, it } from 'vitest';
import { codes, mug, mugGroup, mugOffer, openSeller, publishGroup, sellMug } from './ebay-client.ts';
import { serveLargePictures } from './large-pictures.ts';

const pictures = await serveLargePictures();
afterAll(() => pictures.close());
const MUG = `${pictures.url}/mug.jpg`;
const DAY = 86_400_000;
const usd = (value: string) => ({ value, currency: 'USD' });

it('changes price and stock of what is live, each by itself', async () => {
  const seller = await openSeller();
  const { offerId } = await sellMug(seller, 'MUG', MUG);
  await seller.inventory('PUT', '/inventory_item/NEW', mug(MUG));
  const draft = await seller.inventory('POST', '/offer', mugOffer('NEW'));

  const answer = await seller.inventory('POST', '/bulk_update_price_quantity', {
    requests: [
      { sku: 'MUG', shipToLocationAvailability: { quantity: 9 }, offers: [{ offerId, price: usd('13.00') }] },
      { sku: 'NEW', shipToLocationAvailability: { quantity: 7 } },
      { offers: [{ offerId: draft.data.offerId, price: usd('1.00') }] },
      { offers: [{ offerId: '1', price: usd('1.00') }] },
      { sku: 'OTHER', offers: [{ offerId, availableQuantity: 1 }] },
    ],
  });

  expect(answer.status).toBe(207);
  expect(answer.data.responses).toMatchObject([
    { statusCode: 200, sku: 'MUG', offerId },
    { statusCode: 200, sku: 'NEW' },
    { statusCode: 400, offerId: draft.data.offerId, errors: [{ errorId: 25002 }] },
    { statusCode: 404, offerId: '1', errors: [{ errorId: 25713 }] },
    { statusCode: 400, sku: 'OTHER', errors: [{ errorId: 25002 }] },
  ]);
  expect(seller.sandbox.listings()).toMatchObject([
    { sku: 'MUG', price: '13.00', stock: 9, state: 'live' },
    { sku: 'NEW', stock: 7, state: 'unpublished' },
  ]);
});

it('takes 25 offers an entry, and no offer twice', async () => {
  const seller = await openSeller();
  const offers = Array.from({ length: 26 }, (_, index) => ({ offerId: String(index), availableQuantity: 1 }));

  const { data } = await seller.inventory('POST', '/bulk_update_price_quantity', {
    requests: [{ offers }, { offers: [offers[0], offers[0]] }, { sku: 'MUG' }],
  });

  expect(data.responses.map(({ errors }: { errors: { errorId: number }[] }) => errors[0]?.errorId)).toEqual([
    25709, 25002, 25002,
  ]);
});

it('lets what is live run out and stay', async () => {
  const seller = await openSeller();
  const { offerId } = await sellMug(seller, 'MUG', MUG);

  await seller.inventory('POST', '/bulk_update_price_quantity', {
    requests: [{ sku: 'MUG', shipToLocationAvailability: { quantity: 0 } }],
  });

  const { data } = await seller.inventory('GET', `/offer/${offerId}`);
  expect(data).toMatchObject({ status: 'PUBLISHED', listing: { listingStatus: 'OUT_OF_STOCK' } });
});

it('takes 250 revisions of a listing a day, by whatever call, and more the next day', async () => {
  const seller = await openSeller({ quota: 'real' });
  const { offerId } = await sellMug(seller, 'MUG', MUG);
  const other = await sellMug(seller, 'OTHER', MUG);
  const price = (id: string) =>
    seller.inventory('POST', '/bulk_update_price_quantity', {
      requests: [{ offers: [{ offerId: id, price: usd('9.00') }] }],
    });
  for (let count = 0; count < 248; count += 1) await price(offerId);

  const offer = await seller.inventory('PUT', `/offer/${offerId}`, mugOffer('MUG'));
  const item = await seller.inventory('PUT', '/inventory_item/MUG', mug(MUG));
  const over = await seller.inventory('PUT', '/inventory_item/MUG', mug(MUG, { title: 'Too late' }));
  const overByPrice = await price(offerId);
  const elsewhere = await price(other.offerId);
  await seller.clock.sleep(DAY);
  const renewed = await openSeller({ sandbox: seller.sandbox, clock: seller.clock });
  const nextDay = await renewed.inventory('PUT', '/inventory_item/MUG', mug(MUG, { title: 'A new day' }));

  expect([offer.status, item.status]).toEqual([200, 204]);
  expect([over.status, ...codes(over)]).toEqual([400, 25019]);
  expect(overByPrice.data.responses).toMatchObject([{ statusCode: 400, errors: [{ errorId: 25002 }] }]);
  expect(elsewhere.status).toBe(200);
  expect(nextDay.status).toBe(204);
  expect(seller.sandbox.listings()).toContainEqual(expect.objectContaining({ sku: 'MUG', title: 'A new day' }));
});

it('counts every write to a member against the listing of its group', async () => {
  const seller = await openSeller({ quota: 'real' });
  await mugGroup(seller, 'G', ['Red', 'Blue'], MUG);
  await publishGroup(seller, 'G');
  const put = (colour: string) =>
    seller.inventory('PUT', `/inventory_item/G-${colour}`, mug(MUG, { aspects: { Brand: ['B'], Color: [colour] } }));
  for (let count = 0; count < 125; count += 1) {
    await put('Red');
    await put('Blue');
  }

  const over = await put('Red');

  expect(codes(over)).toEqual([25019]);
});

it('answers 5,000 questions on categories a day, and then 429', async () => {
  const seller = await openSeller({ quota: 'real' });
  const ask = () => seller.ask('GET', '/commerce/taxonomy/v1/get_default_category_tree_id?marketplace_id=EBAY_US');
  for (let count = 0; count < 5_000; count += 1) await ask();

  const over = await ask();
  const others = await seller.inventory('GET', '/inventory_item');

  expect([over.status, ...codes(over)]).toEqual([429, 2001]);
  expect(others.status).toBe(200);
});

it('takes 50 pictures in five seconds', async () => {
  const seller = await openSeller({ quota: 'real' });
  const upload = () =>
    seller.ask('POST', '/commerce/media/v1_beta/image/create_image_from_url', { body: { imageUrl: MUG } });
  const answers = [];
  for (let count = 0; count < 51; count += 1) answers.push(await upload());
  await seller.clock.sleep(5_001);

  const later = await upload();

  expect(answers.slice(0, 50).every(({ status }) => status === 201)).toBe(true);
  expect([answers[50]?.status, later.status]).toEqual([429, 201]);
});

it('carries two changes of one moment out one after the other', async () => {
  const seller = await openSeller();
  await sellMug(seller, 'MUG', MUG);

  const answers = await Promise.all([
    seller.inventory('PUT', '/inventory_item/MUG', mug(`${pictures.url}/other.jpg`, { title: 'First' })),
    seller.inventory('PUT', '/inventory_item/MUG', mug(MUG, { title: 'Second' })),
  ]);

  expect(answers.map(({ status }) => status)).toEqual([204, 204]);
  expect(seller.sandbox.listings()).toMatchObject([{ title: 'Second', images: 1 }]);
});
