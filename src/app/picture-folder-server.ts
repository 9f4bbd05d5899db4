import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';

/** A folder of pictures at an address of this machine: what a merchant's own web server would be. */
export interface PictureFolderServer {
  readonly url: string;
  close(): void;
}

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** Serves the files of one folder, and nothing below or beside it. */
export async function servePictureFolder(folder: string): Promise<PictureFolderServer> {
  const server = createServer((request, response) => {
    const name = basename(decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname));
    const type = TYPES[name.split('.').at(-1) ?? ''];
    void (type === undefined ? Promise.reject(new Error('no picture')) : readFile(join(folder, name))).then(
      (bytes) =>
        response
          .writeHead(200, { 'content-type': type, 'content-length': bytes.byteLength })
          .end(request.method === 'HEAD' ? undefined : bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
