import { describe, expect, it } from 'vitest';
import { shaped } from '../../../src/marketplaces/walmart/spec/shaped.ts';

const CAPACITY = {
  type: 'object',
  properties: { measure: { type: 'number' }, unit: { type: 'string', enum: ['Fluid Ounces', 'Inches', 'Milliliter'] } },
};

describe('what is said of an attribute', () => {
  it.each([
    ['12', { type: 'integer' }, 12],
    ['12.5', { type: 'number' }, 12.5],
    ['twelve', { type: 'number' }, 'twelve'],
    ['Red', { type: 'string' }, 'Red'],
    [['Red', 'Blue'], { type: 'string' }, 'Red; Blue'],
    ['Red', { type: 'array', items: { type: 'string' } }, ['Red']],
    [['1', '2'], { type: 'array', items: { type: 'integer' } }, [1, 2]],
    ['12 fl oz', CAPACITY, { measure: 12, unit: 'Fluid Ounces' }],
    ['350ml', CAPACITY, { measure: 350, unit: 'Milliliter' }],
    ['350 Milliliters', CAPACITY, { measure: 350, unit: 'Milliliter' }],
    ['4 in.', CAPACITY, { measure: 4, unit: 'Inches' }],
    ['2 cups', CAPACITY, { measure: 2, unit: 'cups' }],
    ['large', CAPACITY, 'large'],
    ['as it is', undefined, 'as it is'],
    [['a', 'b'], undefined, ['a', 'b']],
  ])('%j goes as %j asks for', (said, schema, expected) => {
    expect(shaped(said, schema)).toEqual(expected);
  });

  it('leaves a measure of more than two members as it was said', () => {
    const three = { type: 'object', properties: { ...CAPACITY.properties, depth: { type: 'number' } } };

    expect(shaped('12 fl oz', three)).toBe('12 fl oz');
  });
});
