import { describe, expect, it } from 'vitest';
import { PictureNames } from '../../src/pipeline/picture-names.ts';

function names(...paths: readonly string[]): PictureNames {
  return new PictureNames(paths.map((path) => ({ path, bytes: async () => new Uint8Array() })));
}

const paths = (found: readonly { readonly path: string }[]): readonly string[] => found.map(({ path }) => path);

describe('a picture that is called by name', () => {
  const shelf = names('cups/Red.PNG', 'blue.png', 'blue.jpg', 'a/1.jpg', 'b/1.jpg', 'cafe\u0301.jpg', '杯（2）.jpg');

  it.each([
    ['red', ['cups/Red.PNG']],
    ['RED.png', ['cups/Red.PNG']],
    ['cups/red', ['cups/Red.PNG']],
    ['cups\\red.png', ['cups/Red.PNG']],
    ['D:\\photos\\red.png', ['cups/Red.PNG']],
    ['./blue.png', ['blue.png']],
    ['blue', ['blue.jpg', 'blue.png']],
    ['1.jpg', ['a/1.jpg', 'b/1.jpg']],
    ['a/1', ['a/1.jpg']],
    ['caf\u00e9', ['cafe\u0301.jpg']],
    ['杯(2).jpg', ['杯（2）.jpg']],
    ['green', []],
    ['', []],
  ])('%s is %j', (name, found) => {
    expect(paths(shelf.called(name))).toEqual(found);
  });
});

describe('pictures named after a product', () => {
  it('are those of its very name, those with a number behind, and those in its folder, in the order of people', () => {
    const shelf = names(
      'A026-10.jpg',
      'A026-2.jpg',
      'a026.JPG',
      'A026(3).png',
      'A026_4.jpg',
      'A026 5.jpg',
      'A026 - 副本.jpg',
      'A0261.jpg',
      'A026-12345.jpg',
      'BA026.jpg',
      'A026.txt',
      'A026/7.jpg',
    );

    expect(paths(shelf.after('A026').map(({ file }) => file))).toEqual([
      'a026.JPG',
      'A026 5.jpg',
      'A026(3).png',
      'A026-2.jpg',
      'A026-10.jpg',
      'A026/7.jpg',
      'A026_4.jpg',
    ]);
  });

  it('begin with the main ones and end with those of the description', () => {
    const shelf = names(
      'A026/详情/1.jpg',
      'A026/1.jpg',
      'A026/主图/2.jpg',
      'A026/主图/10.jpg',
      'x/A026/细节.jpg',
      'A026-详情1.jpg',
      'A026-主图.jpg',
    );

    expect(paths(shelf.after('A026').map(({ file }) => file))).toEqual([
      'A026-主图.jpg',
      'A026/主图/2.jpg',
      'A026/主图/10.jpg',
      'A026/1.jpg',
      'A026-详情1.jpg',
      'A026/详情/1.jpg',
      'x/A026/细节.jpg',
    ]);
  });

  it('are told by how they fit', () => {
    const fits = names('A-1.jpg', 'A/x.jpg', 'A.jpg').after('A');

    expect(Object.fromEntries(fits.map(({ file, fit }) => [file.path, fit]))).toEqual({
      'A.jpg': 'own',
      'A-1.jpg': 'counted',
      'A/x.jpg': 'folder',
    });
  });

  it('are found for SKUs that no file can be called', () => {
    expect(
      paths(
        names('A-045.jpg')
          .after('A/045')
          .map(({ file }) => file),
      ),
    ).toEqual(['A-045.jpg']);
  });

  it('are found among many without looking at each', () => {
    const many = names(...Array.from({ length: 100_000 }, (_, n) => `A${n}-1.jpg`));

    const found = Array.from({ length: 20_000 }, (_, n) => many.after(`A${n}`).length);

    expect(found.every((count) => count === 1)).toBe(true);
  });
});
