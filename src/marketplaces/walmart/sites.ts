import type { Site } from '../../core/ports/marketplace.ts';

/** Canada, Mexico and Chile have item specs of their own, and are not listed to yet. */
export const sites: readonly Site[] = [
  { id: 'US', locale: 'en-US', currency: 'USD', origin: 'https://marketplace.walmartapis.com' },
];
