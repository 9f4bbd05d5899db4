import { text } from '../core/text.ts';
import type { Finding, Listing, Party } from '../core/words.ts';
import type { Stage } from './context.ts';

/** A company of the shop's list, and whose products it stands for. */
export interface RegisteredParty {
  readonly role: Role;
  /** Absent: products of every brand. */
  readonly brand?: string;
  readonly party: Party;
}

export type Role = 'manufacturer' | 'responsible';

export interface ComplyOptions {
  readonly parties: readonly RegisteredParty[];
  /** Where the list stands, for findings. */
  readonly file: string;
  /** Told of each listing that must not go out. */
  readonly flawed: (listingId: string, channelId: string) => void;
}

/**
 * Names who made a product and who answers for it, from the shop's list. Where a channel's place demands one that is not listed,
 * its listings must not go out, and that is said once a channel.
 */
export function comply(options: ComplyOptions): Stage<Listing, Listing> {
  return async function* (listings, context) {
    const told = new Set<string>();
    for await (const listing of listings) {
      const manufacturer = partyFor(listing, 'manufacturer', options.parties);
      const responsible = partyFor(listing, 'responsible', options.parties);
      const named = { ...(manufacturer && { manufacturer }), ...(responsible && { responsible }) };
      const missing = (listing.channel.demands ?? []).filter((role) => !named[role]);
      for (const role of missing) {
        const name = `${listing.channel.id}/${role}`;
        if (!told.has(name)) context.report(partyMissing(listing, role, options.file));
        told.add(name);
      }
      if (missing.length > 0) options.flawed(listing.id, listing.channel.id);
      yield { ...listing, compliance: { ...listing.compliance, ...named } };
    }
  };
}

/** The one that the product names, else the one of its brand, else the one for every brand. */
function partyFor(listing: Listing, role: Role, parties: readonly RegisteredParty[]): Party | undefined {
  const own = parties.filter((one) => one.role === role);
  const named = role === 'manufacturer' ? listing.said?.manufacturer : undefined;
  const found =
    own.find(({ party }) => named !== undefined && alike(party.name, named)) ??
    own.find(({ brand }) => brand !== undefined && listing.brand !== undefined && alike(brand, listing.brand)) ??
    own.find(({ brand }) => brand === undefined);
  return found?.party;
}

function alike(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

function partyMissing({ channel }: Listing, role: Role, file: string): Finding {
  const isMaker = role === 'manufacturer';
  return {
    id: `compliance/${role}-missing`,
    severity: 'error',
    channel: channel.id,
    field: 'manufacturer',
    message: isMaker
      ? text(
          `${channel.id} sells where the law wants the manufacturer named (GPSR, EU 2023/988), and ${file} names none.`,
          `${channel.id} 所在地法律要求写明制造商（欧盟 GPSR 2023/988），而 ${file} 中没有。`,
        )
      : text(
          `${channel.id} sells where the law wants a responsible person in the EU (GPSR, EU 2023/988), and ${file} names none.`,
          `${channel.id} 所在地法律要求有欧盟责任人（欧盟 GPSR 2023/988），而 ${file} 中没有。`,
        ),
    hint: text(
      `Add a line to ${file}: ${role},,name,street,city,postcode,country,email,phone,url`,
      `请在 ${file} 中加一行：${role},,名称,街道,城市,邮编,国家,邮箱,电话,网址`,
    ),
    where: { file },
  };
}
