import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import { Stop } from '../core/faults.ts';
import { text } from '../core/text.ts';

export interface ParsedYaml {
  readonly value: unknown;
  /** `12:5`: line and column of what stands at a path, or of its nearest parent; with `key`, of that key in it. */
  at(path: readonly PropertyKey[], key?: string): string;
}

/** Parses YAML as data, never as code. Throws Stop with line and column. */
export function parseYaml(source: string, file: string): ParsedYaml {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    const { line, col } = counter.linePos(error.pos[0]);
    throw new Stop(
      text(`${file}:${line}:${col} ${error.message}`, `${file}:${line}:${col} YAML 格式错误：${error.message}`),
      {
        hint: text(
          'Check the indentation and the colons on that line and the one above.',
          '请检查该行及上一行的缩进和冒号。',
        ),
      },
    );
  }
  return {
    value: document.toJS({ maxAliasCount: 100 }),
    at(path, key) {
      const map = key === undefined ? undefined : document.getIn(path, true);
      const pair = isMap(map) ? map.items.find((one) => isScalar(one.key) && one.key.value === key) : undefined;
      const range = isScalar(pair?.key) ? pair.key.range : undefined;
      if (range) return place(range[0]);
      for (let depth = path.length; depth >= 0; depth--) {
        const node = document.getIn(path.slice(0, depth), true);
        if (!isNode(node) || !node.range) continue;
        return place(node.range[0]);
      }
      return '1:1';
    },
  };

  function place(offset: number): string {
    const { line, col } = counter.linePos(offset);
    return `${line}:${col}`;
  }
}
