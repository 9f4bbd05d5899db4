import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

export interface LargePictures {
  readonly url: string;
  readonly asked: string[];
  close(): Promise<void>;
}

/** `/mug.jpg` and any other `.jpg` has 600 pixels, `/small.jpg` 400, `/text.jpg` is none, `/gone.jpg` is not there. */
export async function serveLargePictures(): Promise<LargePictures> {
  const [large, small] = await Promise.all([picture(600), picture(400)]);
  const asked: string[] = [];
  const server = createServer((request, response): unknown => {
    const path = request.url ?? '/';
    asked.push(path);
    if (path === '/gone.jpg') return response.writeHead(404).end();
    if (path === '/text.jpg') return response.writeHead(200, { 'content-type': 'image/jpeg' }).end('no picture');
    return response.writeHead(200, { 'content-type': 'image/jpeg' }).end(path === '/small.jpg' ? small : large);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () => new Promise((done) => void server.close(() => done())),
  };
}

export function picture(side: number): Promise<Buffer> {
  return sharp({ create: { width: side, height: side, channels: 3, background: '#36c' } })
    .jpeg()
    .toBuffer();
}
