import type { Request } from './sandbox-amazon-scene.ts';
import type { Operation, Parameter } from './sandbox-amazon-spec.ts';

export interface Mutant {
  readonly is: string;
  readonly request: Request;
}

type Dice = () => number;

const JUNK: readonly unknown[] = [7, 'junk', true, null, [], {}, ['junk'], { junk: 1 }, -1, 1.5, ''];

// biome-ignore lint/suspicious/noExplicitAny: schemas are walked as they come
type Loose = any;

/** Requests that each break one rule of a parameter or of the body, all of them, in the order of the model. */
export function mutantsOf(operation: Operation, right: Request, dice: Dice): readonly Mutant[] {
  const queries = operation.parameters
    .filter((one) => one.in === 'query')
    .flatMap((one) => ofParameter(one, right, dice));
  const bodies = operation.body ? ofValue(operation.body, right.body, { dice, place: 'body' }) : [];
  return [...queries, ...bodies.map(({ is, value }) => ({ is, request: { ...right, body: value } }))];
}

/** `count` requests with two things wrong at once, drawn from those with one. */
export function pairsOf(singles: readonly Mutant[], count: number, dice: Dice): readonly Mutant[] {
  const draw = () => singles[Math.floor(dice() * singles.length)];
  return Array.from({ length: count }, () => [draw(), draw()]).flatMap(([one, other]) =>
    one && other
      ? [
          {
            is: `${one.is}; ${other.is}`,
            request: { ...one.request, query: { ...other.request.query, ...one.request.query } },
          },
        ]
      : [],
  );
}

function ofParameter(parameter: Parameter, right: Request, dice: Dice): readonly Mutant[] {
  const { name, required, type, items, minimum, maximum, maxItems, format } = parameter;
  const values = enumOf(parameter);
  const { [name]: _, ...without } = right.query;
  const wrong: string[] = [];
  if (values || items?.enum)
    wrong.push(
      word(dice),
      String(values?.[0] ?? items.enum[0])
        .toLowerCase()
        .concat('x'),
      `${values?.[0] ?? items.enum[0]},${word(dice)}`,
    );
  if (type === 'integer') wrong.push(word(dice), '1.5', 'true');
  if (type === 'boolean') wrong.push(word(dice), '1');
  if (typeof minimum === 'number') wrong.push(String(minimum - 1), '-5');
  if (typeof maximum === 'number') wrong.push(String(maximum + 1), String(maximum * 10));
  if (typeof maxItems === 'number') wrong.push(Array.from({ length: maxItems + 1 }, () => word(dice)).join(','));
  if (format === 'date-time') wrong.push(word(dice), '2026-13-45T00:00:00Z', '22.11.2026');
  return [
    ...(required ? [{ is: `${name} missing`, request: { ...right, query: without } }] : []),
    ...wrong.map((value) => ({
      is: `${name}=${value}`,
      request: { ...right, query: { ...right.query, [name]: value } },
    })),
  ];
}

function enumOf(parameter: Parameter): readonly unknown[] | undefined {
  return Array.isArray(parameter.enum) ? parameter.enum : undefined;
}

interface Wrong {
  readonly is: string;
  readonly value: unknown;
}

/** Values that each have one thing wrong: a member missing, a kind or a choice that does not exist, a list too short or too long. */
export function ofValue(schema: Loose, right: Loose, { dice, place }: { dice: Dice; place: string }): readonly Wrong[] {
  const wrong: Wrong[] = JUNK.map((value) => ({ is: `${place}: ${JSON.stringify(value)}`, value }));
  if (schema.enum) wrong.push({ is: `${place}: no such choice`, value: word(dice) });
  if (Array.isArray(right)) {
    if (schema.maxItems !== undefined && schema.maxItems < 100)
      wrong.push({ is: `${place}: too many`, value: Array.from({ length: schema.maxItems + 1 }, () => right[0]) });
    right.forEach((one, index) => {
      const inner = ofValue(schema.items ?? {}, one, { dice, place: `${place}[${index}]` });
      wrong.push(...inner.map(({ is, value }) => ({ is, value: right.with(index, value) })));
    });
  } else if (typeof right === 'object' && right !== null && schema.properties) {
    for (const [name, part] of Object.entries<Loose>(schema.properties)) {
      const { [name]: _, ...without } = right;
      wrong.push({ is: `${place}.${name} missing`, value: without });
      if (!(name in right))
        wrong.push(
          ...JUNK.map((value) => ({
            is: `${place}.${name}: ${JSON.stringify(value)}`,
            value: { ...right, [name]: value },
          })),
        );
      else
        wrong.push(
          ...ofValue(part, right[name], { dice, place: `${place}.${name}` }).map(({ is, value }) => ({
            is,
            value: { ...right, [name]: value },
          })),
        );
    }
  }
  return wrong;
}

function word(dice: Dice): string {
  return Array.from({ length: 6 }, () => 'BCDFGHJKLMNPQRSTVWXZ'[Math.floor(dice() * 20)]).join('');
}
