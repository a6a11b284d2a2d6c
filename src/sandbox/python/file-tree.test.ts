import { describe, expect, it } from 'vitest';
import { OpenDirectory, wasi, type Fd } from '@bjorn3/browser_wasi_shim';
import { TREE_BYTES_MAX, TREE_FILES_MAX } from '../limits.ts';
import { FileTree } from './file-tree.ts';

const WRITE = BigInt(wasi.RIGHTS_FD_WRITE);

function openIn(tree: FileTree, path: string): Fd {
  const { ret, fd_obj } = new OpenDirectory(tree.root).path_open(0, path, wasi.OFLAGS_CREAT, WRITE, 0n, 0);
  if (!fd_obj) throw new Error(`errno ${ret}`);
  return fd_obj;
}

describe('FileTree', () => {
  it('writes, reads and lists, and makes folders on the way', () => {
    const tree = new FileTree({ 'app.py': 'x' });
    expect(tree.write('charts/north/a.txt', 'é')).toBe(true);
    expect(tree.read('charts/north/a.txt')).toBe('é');
    expect(tree.read('charts')).toBeUndefined();
    expect(tree.list()).toEqual(['app.py', 'charts/north/a.txt']);
  });

  it('stays inside itself', () => {
    const tree = new FileTree({});
    for (const path of ['../x', '/x', 'a/../../x', '', 'a//b', '.']) expect(tree.write(path, ''), path).toBe(false);
    tree.write('a', '');
    expect(tree.write('a/b', '')).toBe(false);
  });

  it('lets a guest write up to its bound in all, by every way there is', () => {
    const tree = new FileTree({});
    const file = openIn(tree, 'big');
    expect(file.fd_write(new Uint8Array(TREE_BYTES_MAX)).ret).toBe(wasi.ERRNO_SUCCESS);
    expect(file.fd_write(new Uint8Array(1)).ret).toBe(wasi.ERRNO_NOSPC);
    const other = openIn(tree, 'other');
    expect(other.fd_pwrite(new Uint8Array(1), 0n).ret).toBe(wasi.ERRNO_NOSPC);
    expect(other.fd_allocate(0n, 2n ** 40n)).toBe(wasi.ERRNO_NOSPC);
    expect(other.fd_filestat_set_size(2n ** 40n)).toBe(wasi.ERRNO_NOSPC);
    other.fd_seek(2n ** 40n, wasi.WHENCE_SET);
    expect(other.fd_write(new Uint8Array(1)).ret).toBe(wasi.ERRNO_NOSPC);
  });

  it('lets a guest make so many files and not one more, at any depth', () => {
    const tree = new FileTree({});
    new OpenDirectory(tree.root).path_create_directory('d');
    for (let index = 1; index < TREE_FILES_MAX; index++) openIn(tree, `d/f${index}`);
    expect(() => openIn(tree, 'd/more')).toThrow(String(wasi.ERRNO_NOSPC));
    expect(tree.list().length).toBe(TREE_FILES_MAX - 1);
  });
});
