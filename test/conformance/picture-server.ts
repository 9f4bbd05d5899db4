import { createServer, type Server } from 'node:http';
import sharp from 'sharp';
import { contentHash } from '../../src/core/fingerprint.ts';

let drawn: Promise<ReadonlyMap<string, Uint8Array>> | undefined;

/** Four plain pictures by the hash of their bytes. */
export function drawnPictures(): Promise<ReadonlyMap<string, Uint8Array>> {
  drawn ??= Promise.all(
    ['#a33', '#3a3', '#33a', '#aa3'].map((background) =>
      sharp({ create: { width: 1000, height: 1000, channels: 3, background } })
        .jpeg()
        .toBuffer(),
    ),
  ).then((all) => new Map(all.map((bytes) => [contentHash(bytes), new Uint8Array(bytes)])));
  return drawn;
}

/** Serves them under any folder, as `/<folder>/<hash>.jpg`, on this machine alone. */
export async function pictureServer(pictures: ReadonlyMap<string, Uint8Array>): Promise<Server> {
  const server = createServer((request, response) => {
    const bytes = pictures.get(/\/([0-9a-f]{32})\.jpg$/.exec(request.url ?? '')?.[1] ?? '');
    response.writeHead(bytes ? 200 : 404, { 'content-type': 'image/jpeg' });
    response.end(bytes);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return server;
}
