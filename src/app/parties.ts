import { z } from 'zod';
import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';
import type { RegisteredParty } from '../pipeline/comply.ts';
import { readCsvLines } from './csv-lines.ts';

const HEADER = ['role', 'brand', 'name', 'street', 'city', 'postcode', 'country', 'email', 'phone', 'url'];
const ROLES: Readonly<Record<string, RegisteredParty['role']>> = {
  manufacturer: 'manufacturer',
  制造商: 'manufacturer',
  responsible: 'responsible',
  责任人: 'responsible',
  欧盟责任人: 'responsible',
};

const filled = z.string().trim().min(1);
const blank = z.string().trim().default('');
const line = z
  .object({
    role: filled.refine((role) => ROLES[role.toLowerCase()] !== undefined, 'manufacturer or responsible'),
    brand: blank,
    name: filled,
    street: filled,
    city: filled,
    postcode: filled,
    country: filled.toUpperCase().regex(/^[A-Z]{2}$/, 'a two-letter code such as DE'),
    email: blank,
    phone: blank,
    url: blank,
  })
  .refine(({ email, url }) => email !== '' || url !== '', { message: 'an email or a web address', path: ['email'] });

/** parties.csv: who makes the shop's products, and who answers for them in the EU. None is no fault. Throws Stop naming line and column. */
export async function loadParties(path: string): Promise<readonly RegisteredParty[]> {
  const records = await readCsvLines(path, ['role', 'name', 'country']);
  return records.map((record, index) => partyOf(record, { path, line: index + 2 }));
}

function partyOf(record: unknown, at: { readonly path: string; readonly line: number }): RegisteredParty {
  const parsed = line.safeParse(record);
  if (!parsed.success) throw notListed(parsed.error.issues[0], at);
  const { role, brand, email, phone, url, ...place } = parsed.data;
  return {
    role: ROLES[role.toLowerCase()] ?? 'manufacturer',
    ...(brand !== '' && { brand }),
    party: { ...place, ...(email !== '' && { email }), ...(phone !== '' && { phone }), ...(url !== '' && { url }) },
  };
}

function notListed(
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
  { path, line: row }: { readonly path: string; readonly line: number },
): Stop {
  const column = String(issue?.path[0] ?? '');
  return new Stop(
    text(
      `${path}:${row} names no company: the column ${column} needs ${issue?.message}.`,
      `${path}:${row} 未写明完整的公司信息：${column} 列需要 ${issue?.message}。`,
    ),
    { hint: text(`Its first line is: ${HEADER.join(',')}`, `第一行应为：${HEADER.join(',')}`) },
  );
}
