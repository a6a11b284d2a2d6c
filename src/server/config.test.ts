import { describe, expect, it } from 'vitest';
import { ConfigError, configWarnings, readConfig } from './config.ts';

const messageOf = (environment: Record<string, string>): string => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

describe('readConfig', () => {
  it('needs nothing: an empty environment gives a working installation', () => {
    const config = readConfig({});
    expect(config.origin.origin).toBe('http://localhost:4321');
    expect(config.databaseUrl).toMatch(/^file:\/\/.*\/data\/gatehouse\.db$/);
    expect(config).toMatchObject({ signUp: 'open', smtpUrl: undefined, trustedProxies: [], insecureLan: false });
  });

  it('takes an empty variable as not set', () => {
    expect(readConfig({ PORT: '', ORIGIN: '' }).port).toBe(4321);
  });

  it('names every variable that is wrong at once', () => {
    const message = messageOf({ PORT: 'http', SIGN_UP: 'maybe', TRUSTED_PROXIES: '10.0.0.0/8, proxy.example' });
    expect(message).toMatch(/^PORT: expected a port number/m);
    expect(message).toMatch(/^SIGN_UP: /m);
    expect(message).toMatch(/^TRUSTED_PROXIES: "proxy\.example" is no address/m);
  });

  it('refuses an origin with a path', () => {
    expect(messageOf({ ORIGIN: 'https://learn.example.org/app' })).toMatch(/ORIGIN: expected an origin without a path/);
  });

  it('refuses plain HTTP outside of this machine unless the operator says so', () => {
    expect(messageOf({ ORIGIN: 'http://learn.example.org' })).toMatch(/not encrypted/);
    expect(readConfig({ ORIGIN: 'http://learn.example.org', INSECURE_LAN: 'true' }).insecureLan).toBe(true);
    expect(readConfig({ ORIGIN: 'https://learn.example.org' }).origin.host).toBe('learn.example.org');
  });

  it('takes ports up to 65535 and no further', () => {
    expect(readConfig({ PORT: '65535' }).port).toBe(65_535);
    expect(messageOf({ PORT: '65536' })).toMatch(/PORT/);
  });

  it('takes a libSQL server and refuses other databases', () => {
    expect(readConfig({ DATABASE_URL: 'libsql://db.example.org' }).databaseUrl).toBe('libsql://db.example.org');
    expect(messageOf({ DATABASE_URL: 'postgres://db.example.org' })).toMatch(/DATABASE_URL/);
  });

  it('refuses a database server that would be reached without encryption', () => {
    for (const url of ['http://db.example.org', 'ws://db.example.org:8080', 'libsql://db.example.org:8080?tls=0']) {
      expect(messageOf({ DATABASE_URL: url }), url).toMatch(/DATABASE_URL.*not encrypted/);
      expect(readConfig({ DATABASE_URL: url, INSECURE_LAN: 'true' }).databaseUrl, url).toBe(url);
    }
    for (const url of ['http://127.0.0.1:8080', 'ws://localhost:8080', 'https://db.example.org', 'file:/tmp/x.db']) {
      expect(readConfig({ DATABASE_URL: url }).databaseUrl, url).toBe(url);
    }
  });

  it('warns where everybody would count as one address, and where nothing is encrypted', () => {
    const warningsOf = (environment: Record<string, string>): string =>
      configWarnings(readConfig(environment)).join('\n');
    expect(warningsOf({})).toBe('');
    expect(warningsOf({ ORIGIN: 'https://learn.example.org' })).toMatch(/^TRUSTED_PROXIES/);
    expect(warningsOf({ ORIGIN: 'https://learn.example.org', TRUSTED_PROXIES: 'loopback' })).toBe('');
    expect(warningsOf({ ORIGIN: 'http://10.0.0.5', INSECURE_LAN: 'true' })).toMatch(/^INSECURE_LAN/);
  });
});
