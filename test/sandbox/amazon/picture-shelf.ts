import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { solid } from '../picture-server.ts';

export interface PictureShelf {
  readonly url: string;
  /** Paths asked for, in order. */
  readonly asked: string[];
  close(): Promise<void>;
}

/** `/good.jpg` and `/other.png` can be sold with; `/small.jpg`, `/modern.webp` and `/text.jpg` cannot; nothing else is there. */
export async function shelvePictures(): Promise<PictureShelf> {
  const small = await solid('#c33', 'jpeg');
  const files: Readonly<Record<string, Buffer>> = {
    '/good.jpg': await solid('#c33', 'jpeg', 500),
    '/other.png': await solid('#3c3', 'png', 520),
    '/small.jpg': small,
    '/modern.webp': await sharp(small).resize(600).webp().toBuffer(),
    '/text.jpg': Buffer.from('<h1>no picture</h1>'),
  };
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    asked.push(path);
    const file = files[path];
    response.writeHead(file ? 200 : 404, { 'content-type': 'image/jpeg' }).end(file);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () => new Promise((done) => void server.close(() => done())),
  };
}
