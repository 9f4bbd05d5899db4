import type { Call, Result } from './call.ts';
import { listedParameter } from './parameters.ts';
import { PRODUCT_TYPES } from './product-types.ts';
import { Refusal } from './refusal.ts';

const SERVICE = 'GMP_ITEM_QUERY_API';
const DEPARTMENTS = [{ departmentName: 'Everything', departmentId: '4044' }];

/**
 * Categories with what stands under them. With a version of 5.x the answer is the tree of product types, a form that is from
 * general knowledge; without one the form of the stored spec.
 * @throws {Refusal} 400
 */
export function taxonomy(call: Call): Result {
  listedParameter(call.query, 'feedType', ['item', 'MP_ITEM', 'MP_WFS_ITEM', 'MP_MAINTENANCE'], SERVICE);
  const version = call.query.get('version');
  if (version?.startsWith('5.')) return { data: { itemTaxonomy: tree() } };
  listedParameter(call.query, 'version', ['3.2', '4.0', '4.1', '4.2'], SERVICE);
  const payload = byCategory().map(([category, types]) => ({
    category,
    subcategory: types.map(([name, { subCategoryId }]) => ({ subCategoryName: name, subCategoryId })),
  }));
  return { data: { status: 'SUCCESS', payload } };
}

export function departments(): Result {
  const payload = [{ superDepartment: 'Everything', superDepartmentId: '4000', departments: DEPARTMENTS }];
  return { data: { status: 'SUCCESS', payload } };
}

/** @throws {Refusal} 404 */
export function department(call: Call): Result {
  const found = DEPARTMENTS.find(({ departmentId }) => departmentId === call.id);
  if (!found) throw new Refusal('CONTENT_NOT_FOUND', SERVICE, `No department found for ${call.id}`, 'departmentId');
  const category = byCategory().map(([categoryName], place) => ({ categoryName, categoryId: String(4100 + place) }));
  return { data: { status: 'SUCCESS', response: { ...found, category } } };
}

export function apiStatus(call: Call): Result {
  const lastUpdatedTime = new Date(call.catalogue.clock.now()).toISOString();
  const apiStatuses = ['Items', 'Price', 'Inventory', 'Authentication'].map((apiGroup) => ({
    apiGroup,
    status: 'OPERATIONAL',
    lastUpdatedTime,
  }));
  return { data: { apiStatuses } };
}

function tree(): unknown {
  return byCategory().map(([category, types]) => ({
    category,
    productTypeGroup: types.map(([name, { group }]) => ({
      productTypeGroupName: group,
      productType: [{ productTypeName: name }],
    })),
  }));
}

function byCategory() {
  return [...Map.groupBy(Object.entries(PRODUCT_TYPES), ([, { category }]) => category)];
}
