/** Where pictures live so that marketplaces can fetch them by address. */
export interface Host {
  readonly id: string;
  /** The address a picture has, or will have once `put`; pure. `name` ends in the right extension. */
  address(name: string): string;
  /** Makes it reachable. Harmless when it is there already. */
  put(name: string, bytes: Uint8Array, type: string): Promise<void>;
}
