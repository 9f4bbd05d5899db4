/** One entry of `errors` or `warnings`, in the form of the specs' `Error` schema. */
export interface Defect {
  readonly errorId: number;
  readonly domain: string;
  readonly subdomain?: string;
  readonly category: 'REQUEST' | 'APPLICATION';
  readonly message: string;
  readonly longMessage?: string;
  readonly parameters?: readonly { readonly name: string; readonly value: string }[];
}

/** A refusal as eBay's REST APIs give it: a status and a list of defects. */
export class EbayError extends Error {
  readonly status: number;
  readonly defects: readonly Defect[];

  constructor(status: number, ...defects: readonly Defect[]) {
    super(defects.map(({ errorId, message }) => `${errorId} ${message}`).join('; '));
    this.status = status;
    this.defects = defects;
  }
}
