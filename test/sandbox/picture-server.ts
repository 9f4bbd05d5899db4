import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';

export interface PictureServer {
  readonly url: string;
  /** Paths asked for, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** `/red.jpg` is a picture, `/text.jpg` is not, `/gone.jpg` is not there, `/hop/N.jpg` redirects N times. */
export async function servePictures(): Promise<PictureServer> {
  const jpeg = await solid('#c33', 'jpeg');
  const asked: string[] = [];
  const server: Server = createServer((request, response): unknown => {
    const path = request.url ?? '/';
    asked.push(path);
    const hops = Number(/^\/hop\/(\d+)\.jpg$/.exec(path)?.[1] ?? '-1');
    if (hops > 0) return response.writeHead(302, { location: `/hop/${hops - 1}.jpg` }).end();
    if (path === '/gone.jpg') return response.writeHead(404).end();
    if (path === '/text.jpg')
      return response.writeHead(200, { 'content-type': 'image/jpeg' }).end('<h1>no picture</h1>');
    if (path === '/cut.jpg')
      return response.writeHead(200, { 'content-type': 'image/jpeg' }).end(jpeg.subarray(0, jpeg.length - 400));
    return response.writeHead(200, { 'content-type': 'image/jpeg' }).end(jpeg);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () => new Promise((done) => void server.close(() => done())),
  };
}

export function solid(background: string, format: 'jpeg' | 'png', side = 64): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  return sharp({ create: { width: side, height: side, channels: 3, background, noise } })
    .toFormat(format)
    .toBuffer();
}
