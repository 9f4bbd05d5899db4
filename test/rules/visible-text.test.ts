import { expect, it } from 'vitest';
import { visibleText } from '../../src/rules/visible-text.ts';

it.each([
  ['<p>A&nbsp;mug</p><p>for tea</p>', 'A mug for tea'],
  ['Tom &amp; Jerry &#x4e2d;&#25991; &unknown;', 'Tom & Jerry 中文 &unknown;'],
  ['a<!-- not > this -->b<script>x < y</script>c', 'abc'],
  ['3 < 4 and 5 > 4', '3 < 4 and 5 > 4'],
  ['<b>bo</b>ld', 'bold'],
])('%s reads %s', (html, text) => {
  expect(visibleText(html)).toBe(text);
});
