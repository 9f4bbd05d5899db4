import { SITES, type Site } from './sites.ts';
import type { InventoryLocation } from './store.ts';

/** Made up, and always the same. */
export const CREDENTIALS = {
  CLIENT_ID: 'Rehearse-listwrig-SBX-000000000-00000000',
  CLIENT_SECRET: 'SBX-000000000000-0000-0000-0000-0000',
  RU_NAME: 'Rehearsal-Rehearse-listwr-rehears',
  REFRESH_TOKEN: 'v^1.1#i^1#sandbox0000000000000000000000000000000000000000',
} as const;

/** The one place this seller ships from. */
export const INVENTORY_LOCATION: InventoryLocation = {
  key: 'rehearsal-warehouse',
  status: 'ENABLED',
  fields: {
    name: 'Rehearsal warehouse',
    locationTypes: ['WAREHOUSE'],
    location: {
      address: {
        addressLine1: '1 Rehearsal Way',
        city: 'San Jose',
        stateOrProvince: 'CA',
        postalCode: '95125',
        country: 'US',
      },
    },
  },
};

type Policy = Readonly<Record<string, unknown>> & { readonly name: string; readonly marketplaceId: string };
export type PolicyKind = 'fulfillment' | 'payment' | 'return';

const EVERYTHING_BUT_CARS = [{ name: 'ALL_EXCLUDING_MOTORS_VEHICLES', default: true }];

/** Business policies: exactly one of each kind on each site. */
export const POLICIES: Readonly<Record<PolicyKind, readonly Policy[]>> = {
  fulfillment: SITES.map((site, index) => fulfillmentPolicy(site, policyId(1, index))),
  payment: SITES.map((site, index) => ({
    paymentPolicyId: policyId(2, index),
    name: 'Rehearsal payment',
    description: 'Payment is managed by eBay.',
    marketplaceId: site.id,
    categoryTypes: EVERYTHING_BUT_CARS,
    paymentMethods: [],
    immediatePay: true,
  })),
  return: SITES.map((site, index) => ({
    returnPolicyId: policyId(3, index),
    name: 'Rehearsal returns',
    description: 'Thirty days.',
    marketplaceId: site.id,
    categoryTypes: EVERYTHING_BUT_CARS,
    returnsAccepted: true,
    returnPeriod: { value: 30, unit: 'DAY' },
    refundMethod: 'MONEY_BACK',
    returnShippingCostPayer: 'SELLER',
  })),
};

export function policyIdOf(kind: PolicyKind, policy: Policy): string {
  return String(policy[`${kind}PolicyId`]);
}

function policyId(kind: number, index: number): string {
  return `60${kind}0000${String(index + 1).padStart(2, '0')}000`;
}

function fulfillmentPolicy(site: Site, fulfillmentPolicyId: string): Policy {
  return {
    fulfillmentPolicyId,
    name: 'Rehearsal shipping',
    description: 'Flat rate within the country.',
    marketplaceId: site.id,
    categoryTypes: EVERYTHING_BUT_CARS,
    handlingTime: { value: 1, unit: 'DAY' },
    shippingOptions: [
      {
        optionType: 'DOMESTIC',
        costType: 'FLAT_RATE',
        insuranceOffered: false,
        shippingServices: [
          {
            sortOrder: 1,
            shippingCarrierCode: 'Other',
            shippingServiceCode: 'Other',
            freeShipping: true,
            shippingCost: { value: '0.0', currency: site.currency },
            additionalShippingCost: { value: '0.0', currency: site.currency },
            buyerResponsibleForShipping: false,
            buyerResponsibleForPickup: false,
          },
        ],
      },
    ],
    shipToLocations: { regionIncluded: [{ regionName: site.country, regionType: 'COUNTRY' }] },
    globalShipping: false,
    pickupDropOff: false,
    localPickup: false,
    freightShipping: false,
  };
}
