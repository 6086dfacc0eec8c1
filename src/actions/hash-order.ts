const BUCKETS = 16;

/**
 * Returns the place of a member among the others of its structure in AWS's messages. It is the bucket of the name in a Java
 * `HashMap`. That was inferred from recorded messages. Members of the same bucket keep their order.
 */
export function hashBucket(name: string): number {
  let hash = 0;
  for (let index = 0; index < name.length; index += 1) hash = (Math.imul(31, hash) + name.charCodeAt(index)) | 0;
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1);
}
