import { has, whenAll } from './conditions.ts';
import type { ProductType } from './product-type.ts';
import { closed, count, measure, text } from './shapes.ts';

export const toysAndGames: ProductType = {
  name: 'TOYS_AND_GAMES',
  displayName: 'Toys and Games',
  words: ['toy', 'toys', 'game', 'puzzle', 'doll', 'plush', 'spielzeug', 'jouet', 'juguete', 'zabawka', '玩具', '毛绒'],
  attributes: {
    manufacturer_minimum_age: measure('Manufacturer Minimum Age', ['months', 'years']),
    manufacturer_maximum_age: measure('Manufacturer Maximum Age', ['months', 'years']),
    cpsia_cautionary_statement: closed(
      'Cautionary Statement',
      {
        no_warning_applicable: 'No Warning Applicable',
        choking_hazard_small_parts: 'Choking Hazard - Small Parts',
        choking_hazard_balloon: 'Choking Hazard - Balloon',
        choking_hazard_is_a_small_ball: 'Choking Hazard - Is a Small Ball',
        choking_hazard_is_a_marble: 'Choking Hazard - Is a Marble',
      },
      5,
    ),
    material: text('Material Type', 'Plush', { max: 100, many: 3 }),
    color: text('Color', 'Brown', { max: 50 }),
    size: text('Size', '30 cm', { max: 50 }),
    style: text('Style', 'Bear', { max: 50 }),
    theme: text('Theme', 'Animals', { max: 100 }),
    number_of_pieces: count('Number of Pieces'),
    number_of_items: count('Number of Items'),
    educational_objective: text('Educational Objective', 'Motor Skills', { max: 100, many: 5 }),
  },
  required: ['batteries_included', 'batteries_required', 'cpsia_cautionary_statement', 'manufacturer_minimum_age'],
  relevant: ['material', 'theme', 'number_of_pieces', 'item_weight', 'item_dimensions'],
  themes: { COLOR: ['color'], SIZE: ['size'], STYLE: ['style'], 'SIZE/COLOR': ['size', 'color'] },
  conditions: [whenAll([has('batteries_required', [true])], ['num_batteries'])],
};
