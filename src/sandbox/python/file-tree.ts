import { Directory, File, OpenFile, wasi, type Inode } from '@bjorn3/browser_wasi_shim';
import { TREE_BYTES_MAX, TREE_FILES_MAX } from '../limits.ts';
import type { Files } from '#core/grading/jobs.ts';

/** What one tree may still grow by. The shim itself would let a guest take all of the host's memory. */
class Room {
  bytes = TREE_BYTES_MAX;
  entries = TREE_FILES_MAX;

  /** Takes `count` bytes if there are so many. Giving back is a negative count. */
  take(count: number): boolean {
    if (count > this.bytes) return false;
    this.bytes -= count;
    return true;
  }
}

class BoundedOpenFile extends OpenFile {
  readonly #room: Room;

  constructor(file: File, room: Room) {
    super(file);
    this.#room = room;
  }

  /** True when the file may become so long; the room is taken. */
  #grow(length: bigint): boolean {
    const more = Number(length) - this.file.data.byteLength;
    return more <= 0 || this.#room.take(more);
  }

  override fd_allocate(offset: bigint, length: bigint): number {
    return this.#grow(offset + length) ? super.fd_allocate(offset, length) : wasi.ERRNO_NOSPC;
  }

  override fd_filestat_set_size(size: bigint): number {
    return this.#grow(size) ? super.fd_filestat_set_size(size) : wasi.ERRNO_NOSPC;
  }

  override fd_write(data: Uint8Array): { ret: number; nwritten: number } {
    const fits = this.#grow(this.file_pos + BigInt(data.byteLength));
    return fits ? super.fd_write(data) : { ret: wasi.ERRNO_NOSPC, nwritten: 0 };
  }

  override fd_pwrite(data: Uint8Array, offset: bigint): { ret: number; nwritten: number } {
    const fits = this.#grow(offset + BigInt(data.byteLength));
    return fits ? super.fd_pwrite(data, offset) : { ret: wasi.ERRNO_NOSPC, nwritten: 0 };
  }
}

class BoundedFile extends File {
  readonly #room: Room;

  constructor(data: Uint8Array, room: Room) {
    super(data);
    this.#room = room;
  }

  override path_open(oflags: number, rights: bigint, flags: number): { ret: number; fd_obj: OpenFile } {
    const opened = super.path_open(oflags, rights, flags);
    const fd = new BoundedOpenFile(this, this.#room);
    fd.file_pos = opened.fd_obj.file_pos;
    return { ret: opened.ret, fd_obj: fd };
  }
}

class BoundedDirectory extends Directory {
  readonly #room: Room;

  constructor(contents: Map<string, Inode>, room: Room) {
    super(contents);
    this.#room = room;
  }

  /** The shim makes new entries here, at the root of the tree that was preopened, for every depth below it. */
  override create_entry_for_path(path: string, isDirectory: boolean): { ret: number; entry: Inode | null } {
    if (this.#room.entries <= 0) return { ret: wasi.ERRNO_NOSPC, entry: null };
    const made = super.create_entry_for_path(path, isDirectory);
    if (made.ret !== wasi.ERRNO_SUCCESS || !made.entry) return made;
    this.#room.entries -= 1;
    if (isDirectory) return made;
    const file = new BoundedFile(new Uint8Array(), this.#room);
    this.#replace(path, file);
    return { ret: made.ret, entry: file };
  }

  #replace(path: string, file: File): void {
    const names: string[] = [];
    for (const name of path.split('/')) {
      if (name === '..') names.pop();
      else if (name !== '' && name !== '.') names.push(name);
    }
    const last = names.pop();
    const folder = names.reduce<Inode | undefined>(
      (entry, name) => (entry instanceof Directory ? entry.contents.get(name) : undefined),
      this,
    );
    if (folder instanceof Directory && last !== undefined) folder.contents.set(last, file);
  }
}

/** An application's folder, in memory and bounded; made anew for every check. */
export class FileTree {
  readonly root: Directory;
  readonly #room = new Room();

  constructor(files: Files) {
    this.root = new BoundedDirectory(new Map(), this.#room);
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  /** False when the path leaves the tree, or a file stands where a folder is needed, or there is no room. */
  write(path: string, text: string): boolean {
    const names = splitPath(path);
    const last = names?.pop();
    if (!names || last === undefined) return false;
    let folder = this.root;
    for (const name of names) {
      const next = folder.contents.get(name) ?? new BoundedDirectory(new Map(), this.#room);
      if (!(next instanceof Directory)) return false;
      folder.contents.set(name, next);
      folder = next;
    }
    const bytes = new TextEncoder().encode(text);
    if (!this.#room.take(bytes.length)) return false;
    folder.contents.set(last, new BoundedFile(bytes, this.#room));
    return true;
  }

  read(path: string): string | undefined {
    const found = splitPath(path)?.reduce<Inode | undefined>(
      (entry, name) => (entry instanceof Directory ? entry.contents.get(name) : undefined),
      this.root,
    );
    return found instanceof File ? new TextDecoder().decode(found.data) : undefined;
  }

  list(): string[] {
    const paths: string[] = [];
    const walk = (folder: Directory, prefix: string): void => {
      for (const [name, entry] of folder.contents) {
        if (entry instanceof Directory) walk(entry, `${prefix}${name}/`);
        else paths.push(prefix + name);
      }
    };
    walk(this.root, '');
    return paths.sort();
  }
}

/** Parts of a path relative to the tree; `undefined` when it would leave it. */
function splitPath(path: string): string[] | undefined {
  const names = path.split('/');
  return names.every((name) => name !== '' && name !== '.' && name !== '..') ? names : undefined;
}
