import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type FetchPictureOptions, fetchPicture } from '../../src/transport/fetch-picture.ts';
import { isPublicAddress } from '../../src/transport/public-address.ts';

const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  open.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

const here: FetchPictureOptions = { allowLoopback: 'yes', maxBytes: 10_000, timeout: 2_000 };
const abroad: FetchPictureOptions = { ...here, allowLoopback: 'no' };

describe('fetchPicture', () => {
  it('brings the bytes', async () => {
    const url = await serve((_request, response) => response.end(Buffer.from([1, 2, 3])));

    expect([...(await fetchPicture(`${url}/a.jpg`, here))]).toEqual([1, 2, 3]);
  });

  it.each([
    'http://127.0.0.1/',
    'http://localhost/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0177.0.0.1/',
    'http://127.1/',
    'http://0/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://169.254.169.254/latest/meta-data/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://①②⑦.⓪.⓪.①/',
    'http://127.0.0.1%2f.example/',
    'file:///etc/passwd',
    'ftp://example.com/a.jpg',
    'data:image/png;base64,AA==',
    'gopher://127.0.0.1/',
    'http://user:pass@example.com/a.jpg',
    'nonsense',
  ])('refuses %s without a connection', async (address) => {
    await expect(fetchPicture(address, abroad)).rejects.toThrow(/private network|not an http address|password/);
  });

  it('still refuses what is private where loopback is allowed', async () => {
    await expect(fetchPicture('http://169.254.169.254/', here)).rejects.toThrow('private network');
    await expect(fetchPicture('http://10.0.0.1/', here)).rejects.toThrow('private network');
  });

  it('looks at every redirect, and follows three', async () => {
    const url = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end();
      else if (left === 0) response.end('end');
      else response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
    });

    expect(Buffer.from(await fetchPicture(`${url}/3`, here)).toString()).toBe('end');
    await expect(fetchPicture(`${url}/4`, here)).rejects.toThrow('more than 3 redirects');
    await expect(fetchPicture(`${url}/-1`, here)).rejects.toThrow('private network');
  });

  it('stops reading what is too large, whatever the header says', async () => {
    let sent = 0;
    const url = await serve((_request, response) => {
      const more = (): void => {
        sent += 5000;
        if (!response.destroyed && sent < 5_000_000) response.write(Buffer.alloc(5000), () => setImmediate(more));
      };
      more();
    });

    await expect(fetchPicture(url, here)).rejects.toMatchObject({ is: 'too-large' });
    expect(sent).toBeLessThan(5_000_000);
  });

  it('gives up on a server that trickles', async () => {
    const url = await serve((_request, response) => void response.write('x'));

    await expect(fetchPicture(url, { ...here, timeout: 100 })).rejects.toThrow('no answer in time');
  });

  it('says the status of a refusal, and of a redirect to nowhere that it is no address', async () => {
    const url = await serve((request, response) =>
      response.writeHead(request.url === '/gone' ? 404 : 302, { location: 'http://[' }).end(),
    );

    await expect(fetchPicture(`${url}/gone`, here)).rejects.toThrow('HTTP 404');
    await expect(fetchPicture(`${url}/odd`, here)).rejects.toThrow('not an http address');
  });
});

describe('isPublicAddress', () => {
  it('lets the open net through', () => {
    expect(['1.1.1.1', '223.5.5.5', '2606:4700::1111'].every((address) => isPublicAddress(address, 'refused'))).toBe(
      true,
    );
  });
});
