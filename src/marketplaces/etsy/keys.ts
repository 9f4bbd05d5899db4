/** Keys of a listing's documents. */
export const listingKey = (id: string): string => `listing/${id}`;
export const imageKey = (id: string, asset: string): string => `image/${id}/${asset}`;
export const inventoryKey = (id: string): string => `inventory/${id}`;
export const propertyKey = (id: string, property: string): string => `property/${id}/${property}`;
export const variationImagesKey = (id: string): string => `variation-images/${id}`;
export const activationKey = (id: string): string => `activation/${id}`;

/** The ref under which an inventory knows the number that Etsy gave to a value. */
export const valueRef = (property: number, value: string): string => `value:${property}:${value}`;
