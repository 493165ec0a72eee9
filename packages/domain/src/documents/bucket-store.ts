import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { Disk } from 'flydrive';
import { S3Driver } from 'flydrive/drivers/s3';
import { FileGone, isFull, StorageFull, type FileStore } from './store.ts';

/**
 * Files in an S3-compatible bucket; what the service has answered is durable there.
 * @param url `s3://key:secret@host/bucket?region=…`; `&http=1` for one without TLS
 * @param temporary a folder of this machine for what is received
 */
export function bucketStore(url: string, temporary: string): FileStore {
  const { client, bucket } = parseBucketUrl(url);
  const disk = new Disk(new S3Driver({ client, bucket, visibility: 'private', supportsACL: false }));
  return {
    temporary,
    async take(path, key) {
      try {
        await disk.copyFromFs(path, key);
      } catch (error) {
        throw isFull(error) ? new StorageFull('the bucket is full', { cause: error }) : error;
      }
      await rm(path, { force: true });
    },
    async read(key, range) {
      const Range = range ? `bytes=${range.start}-${range.end}` : undefined;
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, ...(Range ? { Range } : {}) }));
        if (Body instanceof Readable) return Body;
      } catch (error) {
        if (error instanceof Error && error.name === 'NoSuchKey') throw new FileGone(key, { cause: error });
        throw error;
      }
      throw new FileGone(key);
    },
    remove: (key) => disk.delete(key),
    async *list(folder) {
      const pages = paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: `${folder}/` });
      for await (const { Contents = [] } of pages) {
        for (const { Key, LastModified } of Contents) if (Key && LastModified) yield { key: Key, written_at: LastModified };
      }
    },
  };
}

function parseBucketUrl(text: string): { client: S3Client; bucket: string } {
  const url = new URL(text);
  const scheme = url.searchParams.get('http') === '1' ? 'http' : 'https';
  const client = new S3Client({
    endpoint: `${scheme}://${url.host}`,
    region: url.searchParams.get('region') ?? 'us-east-1',
    credentials: { accessKeyId: decodeURIComponent(url.username), secretAccessKey: decodeURIComponent(url.password) },
    // Services other than Amazon's know a bucket by its path.
    forcePathStyle: true,
    // Nor do they all know Amazon's newer checksums; each document has its SHA-256.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return { client, bucket: url.pathname.slice(1).replace(/\/+$/, '') };
}
