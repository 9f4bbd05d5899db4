/**
 * The nine nouns of listwright. A record flows one way:
 * Row → Product → Listing → Document → Change → Outcome; findings fall out on the side.
 */
import type { FieldPath } from './fields.ts';
import type { Json } from './json.ts';
import type { Size, Weight } from './measure.ts';
import type { Money } from './money.ts';
import type { Limits, Site } from './ports/marketplace.ts';
import type { Category } from './taxonomy.ts';
import type { Lang, Text } from './text.ts';

export type { FieldPath, Json, Lang, Money, Size, Text, Weight };

/** A BCP 47 tag, as `zh-CN` or `de-DE`. */
export type Locale = string;

/** Text that may hold HTML; everything else is plain text. */
export type Html = string;

/** Where a value stands in the merchant's own file. `row` is counted from 1 as Excel shows it, `line` is the physical line of a text file. */
export interface Where {
  readonly file: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly line?: number;
  /** The column's letter, as `C`. */
  readonly column?: string;
  /** As `C14`. */
  readonly cell?: string;
  readonly header?: string;
}

/** Field → its cell. A value of one variant stands under `<sku>/<field>`, one of the whole product under `<field>`. */
export type Origins = Readonly<Record<string, Where>>;

export type CellKind = 'number' | 'date' | 'boolean' | 'error' | 'formula';

/** A picture that stands in the workbook itself, bound to the row that holds most of it. */
export interface RowPicture {
  readonly bytes: Uint8Array;
  /** Zero-based column of its anchor or cell. */
  readonly column: number;
  readonly name?: string;
}

/** A line of the file, with its cells, as the file holds them; headers and titles above the table are rows too. */
export interface Row {
  readonly file: string;
  readonly sheet?: string;
  /** Counted from 1, as a spreadsheet program shows it. */
  readonly row: number;
  /** The physical line of a text file, counted from 1. */
  readonly line?: number;
  /** By column; a blank cell is ''. Numbers keep the digits that the file holds. */
  readonly values: readonly string[];
  /** Only the cells that are not text. */
  readonly kinds?: Readonly<Record<number, CellKind>>;
  /** JSON input: the member names, in step with `values`. Such a row needs no header row. */
  readonly keys?: readonly string[];
  readonly pictures?: readonly RowPicture[];
  readonly hidden?: true;
}

/** A picture as the merchant gave it, known by the hash of its bytes (32 hex digits of SHA-256). The bytes are in the store's blobs. */
export interface SourcePicture {
  readonly hash: string;
  readonly width: number;
  readonly height: number;
  /** What the bytes are, not what the name says: `jpeg`, `png`, `webp` … */
  readonly type: string;
  readonly bytes: number;
  readonly where: Where;
  /** The address or file name it came from. */
  readonly from?: string;
}

/** Where a picture of a product is to be had; `pipeline/pictures` turns it into a `SourcePicture`. */
export type PictureSource =
  | { readonly is: 'bytes'; readonly bytes: Uint8Array; readonly where: Where; readonly name?: string }
  | { readonly is: 'url'; readonly url: string; readonly where: Where }
  | { readonly is: 'name'; readonly name: string; readonly where: Where };

/** What a listing needs by law and at customs. Absent means: the merchant did not say. */
export interface Compliance {
  /** ISO 3166-1 alpha-2. */
  readonly origin?: string;
  readonly hs?: string;
  readonly material?: string;
  readonly manufacturer?: Party;
  /** Who answers for it in the European Union (GPSR 2023/988, Art. 16). */
  readonly responsible?: Party;
  /** `none`, `needed` (sold without), `included`. */
  readonly batteries?: 'none' | 'needed' | 'included';
  /** What makes it dangerous to carry: a UN number, or `none`. */
  readonly hazmat?: string;
  /** The marketplace has agreed to list it without a product code. */
  readonly gtinExempt?: true;
}

/** A company that the law wants named. */
export interface Party {
  readonly name: string;
  readonly street: string;
  readonly city: string;
  readonly postcode: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly email?: string;
  readonly phone?: string;
  readonly url?: string;
}

export interface ProductVariant {
  readonly sku: string;
  readonly gtin?: string;
  /** In the order of `Product.options`. */
  readonly options: readonly string[];
  readonly price?: Money;
  readonly cost?: Money;
  readonly strike?: Money;
  readonly stock?: number;
  readonly weight?: Weight;
  readonly size?: Size;
  /** Indexes into `Product.pictures`. */
  readonly pictures: readonly number[];
}

/** What the merchant meant, normalised, still in the merchant's language and currency. */
export interface Product<Picture = SourcePicture> {
  /** The parent's SKU, or the SKU itself where there is one variant only. */
  readonly id: string;
  readonly language: Locale;
  readonly title: string;
  readonly bullets: readonly string[];
  readonly description: Html;
  readonly keywords: readonly string[];
  readonly brand?: string;
  readonly model?: string;
  /** In the merchant's own words. */
  readonly category?: string;
  /** Who made it, by the name in the shop's list of parties. */
  readonly manufacturer?: string;
  /** Columns that mean no field of ours, by their header: what attributes of a category are filled from. */
  readonly extras?: Readonly<Record<string, string>>;
  readonly pictures: readonly Picture[];
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly variants: readonly ProductVariant[];
  readonly compliance: Compliance;
  readonly origins: Origins;
  /** What the sheet empties on purpose, named as in `origins`. Anything else that is blank keeps what was said last. */
  readonly cleared?: readonly string[];
}

/** One account on one site of one marketplace, with all that is settled for it. Secrets are never in it. */
export interface Channel {
  readonly id: string;
  readonly marketplace: string;
  readonly site: string;
  /** What tells two accounts on one site apart: the endpoint or the account's own id. */
  readonly account: string;
  readonly locale: Locale;
  readonly currency: string;
  /** Replaces scheme, host and port of every address that the adapter composes. */
  readonly endpoint?: string;
  readonly settings: Readonly<Record<string, string>>;
  /** What the law of the place asks of every listing. */
  readonly demands?: Site['demands'];
  /** How pictures travel, chosen when the program is put together. */
  readonly delivery: 'by-address' | 'as-document' | 'none';
  /** The marketplace's limits with the site's and the account's own figures laid over them. */
  readonly limits: Limits;
}

export interface ListingPicture {
  /** An asset's id: `<hash of the source>.<recipe>` (core/asset.ts). */
  readonly asset: string;
  readonly role: 'main' | 'other' | 'swatch';
  readonly alt?: string;
}

export interface ListingVariant {
  readonly sku: string;
  readonly gtin?: string;
  /** In the order of `Listing.options`. */
  readonly options: readonly string[];
  readonly price: Money;
  readonly strike?: Money;
  /** Absent on a blank cell: the last known quantity stays. */
  readonly stock?: number;
  readonly weight?: Weight;
  readonly size?: Size;
  /** Asset ids. */
  readonly pictures: readonly string[];
}

/** Where a listing stands in the marketplace's own order, and what it says there. */
export interface ListingCategory {
  /** As the marketplace has it: `category`'s id. */
  readonly id: string;
  readonly version: string;
  /** By their names, in their values; a list where several are said. */
  readonly attributes: Readonly<Record<string, string | readonly string[]>>;
  /** What one variant says otherwise, by SKU. */
  readonly variants?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
  /** Attribute → the name in `Listing.origins` of the cell that it comes from, or would come from. */
  readonly from?: Readonly<Record<string, string>>;
  /** What is kept of the category; absent where the marketplace has none to read. */
  readonly category?: Category;
}

/** A product prepared for one channel. Text is in the channel's language, money in its currency. */
export interface Listing {
  readonly id: string;
  readonly channel: Channel;
  readonly title: string;
  readonly bullets: readonly string[];
  readonly description: Html;
  readonly keywords: readonly string[];
  readonly brand?: string;
  readonly model?: string;
  /** What the product says of its category, its maker and beyond our fields; for classifying. */
  readonly said?: {
    readonly category?: string;
    readonly manufacturer?: string;
    readonly extras?: Readonly<Record<string, string>>;
  };
  readonly pictures: readonly ListingPicture[];
  readonly options: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly variants: readonly ListingVariant[];
  readonly category?: ListingCategory;
  readonly compliance: Compliance;
  readonly origins: Origins;
  /** As the product has it. */
  readonly cleared?: readonly string[];
  /** What the rules need to know of the pictures, by asset id: the source's own measures. */
  readonly sources: Readonly<Record<string, SourcePicture>>;
  /** Fields whose text is still in the merchant's language because no translation was to be had. */
  readonly untranslated: readonly FieldPath[];
  /** How each price came about, by SKU: a sum that a merchant can follow. */
  readonly sums: Readonly<Record<string, readonly PriceStep[]>>;
}

/** One line of a price's sum: `{ label, amount }` in the currency named. */
export interface PriceStep {
  readonly label: Text;
  readonly money: Money;
}

export type Refs = Readonly<Record<string, string | number>>;

/** What a document says of the SKUs it speaks for; outside the fingerprint. Guards and reports read it. */
export type Skus = Readonly<Record<string, { readonly price?: Money; readonly stock?: number }>>;

/** One thing that the marketplace stores. The body is symbolic: tokens (core/refs.ts) stand for what only the wire will tell. */
export interface Document<Kind extends string = string, Body extends Json = Json> {
  /** Unique within the channel: `offer/SKU-1/DE`. */
  readonly key: string;
  readonly kind: Kind;
  readonly body: Body;
  /** Sent with the create alone, outside the fingerprint. */
  readonly once?: Json;
  /** Keys that must exist first; part of the fingerprint. */
  readonly after: readonly string[];
  /** A batch holds one parent only: the parent's key. */
  readonly with?: string;
  /** The listing it belongs to; absent: owned by the channel, removed when nobody names it. */
  readonly listing?: string;
  readonly skus: Skus;
}

/** What a document was made from, each as a short hash, so that a plan can say why something changed. */
export interface Made {
  /** The merchant's product. */
  readonly file: string;
  readonly rates: string;
  /** The channel's price and stock rules and settings. */
  readonly rules: string;
  /** The text after translation. */
  readonly words: string;
  /** The version of listwright. */
  readonly version: string;
}

/** What we believe is there. */
export interface Known {
  readonly key: string;
  readonly kind: string;
  /** Of what was last applied; '' when it was adopted or is not certain, so that the next plan sends it. */
  readonly fingerprint: string;
  readonly refs: Refs;
  readonly skus: Skus;
  readonly after: readonly string[];
  readonly with?: string;
  readonly listing?: string;
  readonly body: Json;
  readonly origins: Origins;
  /** Absent on what was adopted. */
  readonly made?: Made;
  readonly expires?: number;
}

/** What `list` found over there. `key` when the adapter can tell which of our documents it is. */
export interface Remote {
  readonly key?: string;
  readonly sku?: string;
  readonly refs: Refs;
  readonly state: string;
  readonly body?: Json;
}

export type Cause = 'file' | 'rates' | 'rules' | 'translation' | 'version' | 'remote';
export type Action = 'create' | 'update' | 'withdraw';

/** Document against Known: what changed and why. */
export interface Change<Body extends Json = Json> {
  readonly document: Document<string, Body>;
  readonly action: Action;
  readonly known?: Known;
  /** Dotted paths into the body; 'after' where only what it stands on changed. */
  readonly changed: readonly string[];
  readonly cause: Cause;
}

/** A change on its way out: tokens replaced in `body`; `document.body` stays symbolic. */
export type Ready<Body extends Json = Json> = Change<Body> & { readonly body: Body; readonly once?: Json };

export interface Batch<Body extends Json = Json> {
  /** The same over re-sends: marketplaces that take idempotency keys get it. */
  readonly id: string;
  /** The parent's refs. */
  readonly with?: Refs;
  readonly changes: readonly Ready<Body>[];
}

/** A receipt for an answer that comes later. */
export interface Ticket {
  readonly key: string;
  /** The feed's or job's id; many keys may share it. */
  readonly id: string;
  /** The item within the feed. */
  readonly item?: string;
  /** A name in `limits.patience`. */
  readonly patience: string;
}

/** Their words about one document, kept as they were said. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  /** Their path: `attributes[0].name`, `variants.2.price`. */
  readonly path?: string;
  readonly severity?: 'error' | 'warning';
  /** Their request id, for a question to their support. */
  readonly request?: string;
  /** 'exists' problems of marketplaces that say which: the refs of the one that is there. */
  readonly refs?: Refs;
}

export type Outcome = { readonly key: string; readonly refs?: Refs } & (
  | { readonly is: 'done'; readonly problems?: readonly Problem[]; readonly expires?: number }
  | { readonly is: 'rejected'; readonly problems: readonly Problem[] }
  | { readonly is: 'pending'; readonly ticket: Ticket }
  | { readonly is: 'waiting'; readonly for: string }
  | { readonly is: 'unknown'; readonly why: string }
  | { readonly is: 'blocked'; readonly by: string }
  /** For the engine: forget it and plan again. */
  | { readonly is: 'gone' }
  /** For the engine: adopt it if it is ours, else `listing/exists-already`. */
  | { readonly is: 'exists' }
);

export type Severity = 'error' | 'warning' | 'note';

/** Something that a person should know, tied to a field and a cell. `id` is stable: `subject/defect`. */
export interface Finding {
  readonly id: string;
  readonly severity: Severity;
  /** The thing and the rule. */
  readonly message: Text;
  /** The remedy. */
  readonly hint?: Text;
  readonly channel?: string;
  readonly sku?: string;
  readonly field?: FieldPath;
  readonly value?: string;
  readonly where?: Where;
}

export type Report = (finding: Finding) => void;
