import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './security-headers.ts';

const directive = (pathname: string, name: string): string =>
  contentSecurityPolicy(pathname)
    .split('; ')
    .find((part) => part.startsWith(`${name} `)) ?? '';

describe('contentSecurityPolicy', () => {
  it.each([
    '/',
    '/courses',
    '/courses/implementation/how-sast-works',
    '/labs',
    '/me',
    '/sign-in',
    '/api/me',
    '/nowhere',
  ])('allows no inline script, no eval and no WebAssembly on %s', (pathname) => {
    expect(directive(pathname, 'script-src')).toBe("script-src 'self'");
    expect(directive(pathname, 'style-src')).toBe("style-src 'self'");
    expect(directive(pathname, 'frame-ancestors')).toBe("frame-ancestors 'none'");
  });

  it.each(['/', '/me', '/labs/search-that-leaks', '/labs/attack-frame', '/_astro/worker.abc.js', '/_astro/..%2fme'])(
    'lets %s load no plug-in, move no base and be framed by nobody else',
    (pathname) => {
      expect(directive(pathname, 'default-src')).toBe("default-src 'none'");
      expect(directive(pathname, 'object-src')).toBe("object-src 'none'");
      expect(directive(pathname, 'base-uri')).toBe("base-uri 'none'");
      expect(directive(pathname, 'frame-ancestors')).toBe(
        pathname === '/labs/attack-frame' ? "frame-ancestors 'self'" : "frame-ancestors 'none'",
      );
    },
  );

  it('allows WebAssembly, but no inline script, on a lab', () => {
    expect(directive('/labs/search-that-leaks', 'script-src')).toBe("script-src 'self' 'wasm-unsafe-eval'");
  });

  it('allows WebAssembly, but no inline script and no frame, on the playground, and on nothing below it', () => {
    expect(directive('/playground', 'script-src')).toBe("script-src 'self' 'wasm-unsafe-eval'");
    expect(directive('/playground', 'frame-src')).toBe('');
    expect(directive('/playground/rules/x.json', 'script-src')).toBe("script-src 'self'");
  });

  it('gives a page made by learner code an origin of its own and no network', () => {
    for (const pathname of ['/labs/attack-frame', '/labs/attack-frame.html']) {
      const policy = contentSecurityPolicy(pathname);
      expect(policy).toMatch(/^sandbox allow-scripts;/);
      expect(policy).not.toMatch(/allow-same-origin|connect-src/);
      expect(policy).toContain("default-src 'none'");
    }
  });

  it('does not take a path below a lab for a lab', () => {
    expect(directive('/labs/x/solution', 'script-src')).toBe("script-src 'self'");
  });
});
