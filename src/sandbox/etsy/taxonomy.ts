/** Made up in the form of the seller taxonomy: four shelves that a test can stand on, and what leads to them. */
export interface Node {
  readonly id: number;
  readonly level: number;
  readonly name: string;
  readonly parent_id: number | null;
  readonly children: readonly Node[];
  readonly full_path_taxonomy_ids: readonly number[];
}

interface Branch {
  readonly id: number;
  readonly name: string;
  readonly children?: readonly Branch[];
}

export const MUGS = 1063;
export const T_SHIRTS = 482;
export const TOYS = 1602;
export const PHONE_CASES = 873;

const TREE: readonly Branch[] = [
  {
    id: 374,
    name: 'Clothing',
    children: [{ id: 458, name: 'Tops & Tees', children: [{ id: T_SHIRTS, name: 'T-shirts' }] }],
  },
  {
    id: 825,
    name: 'Electronics & Accessories',
    children: [{ id: 861, name: 'Cell Phone Accessories', children: [{ id: PHONE_CASES, name: 'Phone Cases' }] }],
  },
  {
    id: 891,
    name: 'Home & Living',
    children: [
      {
        id: 1030,
        name: 'Kitchen & Dining',
        children: [
          {
            id: 1055,
            name: 'Drinkware',
            children: [
              { id: MUGS, name: 'Mugs' },
              { id: 1064, name: 'Tumblers' },
            ],
          },
        ],
      },
    ],
  },
  {
    id: 1552,
    name: 'Toys & Games',
    children: [{ id: 1594, name: 'Toys', children: [{ id: TOYS, name: 'Stuffed Animals & Plushies' }] }],
  },
];

export const NODES: readonly Node[] = TREE.map((branch) => grown(branch, []));

const BY_ID: ReadonlyMap<number, Node> = new Map(NODES.flatMap(withChildren).map((node) => [node.id, node]));

export function findNode(id: unknown): Node | undefined {
  return typeof id === 'number' ? BY_ID.get(id) : undefined;
}

function grown(branch: Branch, path: readonly number[]): Node {
  const full = [...path, branch.id];
  return {
    id: branch.id,
    level: path.length,
    name: branch.name,
    parent_id: path.at(-1) ?? null,
    children: (branch.children ?? []).map((child) => grown(child, full)),
    full_path_taxonomy_ids: full,
  };
}

function withChildren(node: Node): readonly Node[] {
  return [node, ...node.children.flatMap(withChildren)];
}
