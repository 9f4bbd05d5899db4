import { describe, expect, it } from 'vitest';
import { decodedText, detectEncoding } from '../../src/lib/text-encoding.ts';
import { encoded } from '../readers/encoded.ts';
import { withFile } from '../readers/rows-of.ts';

const CHINESE = 'YW-0001,陶瓷马克杯，简约北欧风,红色,12.5,现货批发\n';
const ENGLISH = 'YW-0001,Mug with a handle,red,12.5,in stock\n';

describe('the encoding of a large file', () => {
  it('is found by what stands anywhere in it', async () => {
    const plain = ENGLISH.repeat(20_000);

    const late = await found(`${plain}${plain}1,Café crème,2\n${plain}`, 'windows-1252');
    const lateChinese = await found(`${plain}${CHINESE}${plain}`, 'gb18030');
    const lateUtf8 = await found(`${plain}${CHINESE}${plain}`, 'utf-8');

    expect([late, lateChinese, lateUtf8].map(({ label }) => label)).toEqual(['windows-1252', 'gb18030', 'utf-8']);
  });

  it.each([
    ['gb18030', CHINESE],
    ['gb18030', '货号,品名\nK-1,鼹鼠骷髅摆件\n'],
    ['big5', 'YW-0001,陶瓷馬克杯，簡約北歐風,紅色,12.5,現貨供應\n'],
    ['shift_jis', 'YW-0001,折りたたみ傘　北欧風,レッド,12.5,送料無料\n'],
    ['windows-1252', 'YW-0001,Müslischüssel für große Kinder,weiß,12.5,verfügbar\n'],
  ])('is told from the others on samples: %s', async (label, line) => {
    expect(await found(line.repeat(4000), label)).toMatchObject({ label });
  });

  it.each([1, 2, 3])('is UTF-8 wherever its characters are cut by the reading (%i)', async (shift) => {
    const text = 'x'.repeat(shift) + '陶'.repeat(1_500_000);

    expect(await found(text, 'utf-8')).toEqual({ label: 'utf-8', isStrict: true });
  });

  it('is the one that most of it is in where bytes without meaning stand in between, which are counted', async () => {
    const chinese = encoded(CHINESE.repeat(4000), 'gb18030');
    const utf8 = Buffer.from(CHINESE.repeat(4000));

    const damaged = await read(Buffer.concat([chinese, Buffer.from([0xff, 0xff, 0x0a]), chinese]));
    const cutOff = await read(utf8.subarray(0, utf8.indexOf('陶', utf8.length - 100) + 1));
    const pasted = await read(Buffer.concat([utf8, encoded('马克杯\n', 'gb18030'), utf8]));

    expect(damaged).toMatchObject({ label: 'gb18030', lost: 2 });
    expect(cutOff).toMatchObject({ label: 'utf-8', isStrict: false, lost: 1 });
    expect(pasted).toMatchObject({ label: 'utf-8', isStrict: false });
    expect(pasted.lost).toBeGreaterThan(0);
  });

  it('is UTF-16 by its letters, without a mark and with zero bytes in few places', async () => {
    expect(await found('货号,产品名称\n陶瓷马克杯,红色\n'.repeat(500), 'utf-16le')).toMatchObject({
      label: 'utf-16le',
    });
    expect(await found('货号,产品名称\n陶瓷马克杯,红色\n'.repeat(500), 'utf-16be')).toMatchObject({
      label: 'utf-16be',
    });
  });

  it('is not UTF-16 because a zero byte stands somewhere', async () => {
    expect(await found(`a,b\n1,x\0y\n${ENGLISH}`, 'utf-8')).toMatchObject({ label: 'utf-8' });
  });
});

async function found(text: string, label: string) {
  const bytes = encoded(text, label);
  return withFile(bytes, (path) => detectEncoding(path, bytes.subarray(0, 64 * 1024)));
}

async function read(bytes: Uint8Array) {
  return withFile(bytes, async (path) => {
    const encoding = await detectEncoding(path, bytes.subarray(0, 64 * 1024));
    const lost = { characters: 0 };
    for await (const _piece of decodedText(path, encoding.label, lost));
    return { ...encoding, lost: lost.characters };
  });
}
