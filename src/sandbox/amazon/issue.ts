type Category =
  | 'INVALID_ATTRIBUTE'
  | 'MISSING_ATTRIBUTE'
  | 'INVALID_IMAGE'
  | 'MISSING_IMAGE'
  | 'INVALID_PRICE'
  | 'MISSING_PRICE'
  | 'DUPLICATE'
  | 'QUALIFICATION_REQUIRED';

/** An issue of the Listings Items API. */
export interface Issue {
  readonly code: string;
  readonly message: string;
  readonly severity: 'ERROR' | 'WARNING' | 'INFO';
  readonly attributeNames?: readonly string[];
  readonly categories: readonly Category[];
  readonly enforcements?: {
    readonly actions: readonly { readonly action: string }[];
    readonly exemption: { readonly status: string };
  };
}

export interface IssueWords {
  readonly code: string;
  readonly message: string;
  readonly attributes?: readonly string[];
  readonly category?: Category;
  readonly severity?: Issue['severity'];
  readonly action?: 'LISTING_SUPPRESSED' | 'ATTRIBUTE_SUPPRESSED' | 'SEARCH_SUPPRESSED';
}

export function issue({ code, message, attributes = [], category, severity = 'ERROR', action }: IssueWords): Issue {
  return {
    code,
    message,
    severity,
    ...(attributes.length > 0 ? { attributeNames: attributes } : {}),
    categories: category ? [category] : [],
    ...(action ? { enforcements: { actions: [{ action }], exemption: { status: 'NOT_EXEMPT' } } } : {}),
  };
}

export function isError({ severity }: Issue): boolean {
  return severity === 'ERROR';
}
