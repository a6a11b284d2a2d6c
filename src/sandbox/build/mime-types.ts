/**
 * The types that an application of a lab answers with. The whole of `mime-db` (2,500 types) is a quarter of the bundle,
 * and its objects would be copied for every fresh instance.
 */
const KEPT = [
  'application/gzip application/javascript application/json application/manifest+json application/octet-stream',
  'application/pdf application/problem+json application/wasm application/x-www-form-urlencoded application/xhtml+xml',
  'application/xml application/yaml application/zip audio/mpeg font/woff2 image/avif image/gif image/jpeg image/png',
  'image/svg+xml image/webp image/x-icon multipart/form-data text/calendar text/css text/csv text/event-stream',
  'text/html text/javascript text/markdown text/plain text/xml video/mp4',
]
  .join(' ')
  .split(' ');

export function keepMimeTypes(database: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(KEPT.map((type) => [type, database[type]]));
}
