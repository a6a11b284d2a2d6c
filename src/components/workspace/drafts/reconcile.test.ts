import { describe, expect, it } from 'vitest';
import type { DeviceDraft } from './device-drafts.ts';
import { reconcile } from './reconcile.ts';

const device = (text: string, more: Partial<DeviceDraft> = {}): DeviceDraft => ({
  files: { 'app.js': text },
  savedAt: 100,
  writer: 'a',
  serverVersion: 0,
  isUnsent: true,
  older: [],
  ...more,
});
const server = (text: string, version = 3, updatedAt = 50) => ({ files: { 'app.js': text }, version, updatedAt });

describe('reconciling drafts', () => {
  it('shows the start files where nobody wrote anything', () => {
    expect(reconcile(null, null)).toMatchObject({ files: null, notice: 'none' });
  });

  it('brings the draft back on another machine', () => {
    expect(reconcile(null, server('there'))).toMatchObject({
      files: { 'app.js': 'there' },
      notice: 'from-server',
      isUnsent: false,
    });
  });

  it('uploads what a visitor wrote before joining', () => {
    expect(reconcile(device('here'), null)).toMatchObject({ files: { 'app.js': 'here' }, isUnsent: true });
  });

  it('takes the later server draft when this device has nothing unsent', () => {
    const result = reconcile(device('old', { isUnsent: false, serverVersion: 2 }), server('new'));
    expect(result).toMatchObject({ files: { 'app.js': 'new' }, notice: 'from-server', older: [] });
  });

  it('goes on with unsent work that builds on the version the server has', () => {
    expect(reconcile(device('more', { serverVersion: 3 }), server('base'))).toMatchObject({
      files: { 'app.js': 'more' },
      notice: 'none',
    });
  });

  it('lets the newer device draft win and keeps the other', () => {
    const result = reconcile(device('mine', { serverVersion: 2, savedAt: 100 }), server('theirs', 3, 99));
    expect(result).toMatchObject({
      files: { 'app.js': 'mine' },
      notice: 'device-won',
      isUnsent: true,
      serverVersion: 3,
    });
    expect(result.older[0]).toMatchObject({ files: { 'app.js': 'theirs' }, from: 'server' });
  });

  it('lets the newer server draft win and keeps the other', () => {
    const result = reconcile(device('mine', { serverVersion: 2, savedAt: 100 }), server('theirs', 3, 100));
    expect(result).toMatchObject({ files: { 'app.js': 'theirs' }, notice: 'server-won', isUnsent: false });
    expect(result.older[0]).toMatchObject({ files: { 'app.js': 'mine' }, from: 'this-device' });
  });
});
