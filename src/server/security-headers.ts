import type { ServerResponse } from 'node:http';

const POLICY = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
};

const text = (policy: Record<string, string>): string =>
  Object.entries(policy)
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');

const DEFAULT = text(POLICY);

/** An editor and the engine: WebAssembly runs in workers, and Monaco writes style attributes. */
const EDITOR = {
  ...POLICY,
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self' 'unsafe-inline'",
  'worker-src': "'self'",
};

const PLAYGROUND = text(EDITOR);

/** The workspace shows a learner's page in a frame besides. */
const LAB = text({ ...EDITOR, 'frame-src': "'self'" });

/** Only means something where the file is a worker's script: a worker is governed by its own response. */
const SCRIPT_FILE = text({
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'connect-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
});

/**
 * A page made by learner code. `sandbox` without `allow-same-origin` gives it an origin of its own: no cookie, no storage,
 * no way back. Inline script is what it is there to show.
 */
const ATTACK_FRAME = text({
  sandbox: 'allow-scripts',
  'default-src': "'none'",
  'script-src': "'self' 'unsafe-inline'",
  'style-src': "'unsafe-inline'",
  'img-src': 'data:',
  'form-action': "'none'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'frame-ancestors': "'self'",
});

/** @param pathname of the request, without query */
export function contentSecurityPolicy(pathname: string): string {
  if (pathname.startsWith('/_astro/')) return SCRIPT_FILE;
  if (/^\/labs\/attack-frame(\.html)?$/.test(pathname)) return ATTACK_FRAME;
  if (/^\/labs\/[^/]+$/.test(pathname)) return LAB;
  if (pathname === '/playground') return PLAYGROUND;
  return DEFAULT;
}

/** A year and more, as ASVS 5.0 3.4.1 asks. Browsers ignore it over plain HTTP. */
const HSTS = 'max-age=63072000; includeSubDomains';

/** Sets what every response carries, static and dynamic alike; a page may still tighten its own. */
export function setSecurityHeaders(response: ServerResponse, pathname: string): void {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy(pathname));
  response.setHeader('Strict-Transport-Security', HSTS);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader(
    'Permissions-Policy',
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  );
}
