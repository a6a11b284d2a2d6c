import { Fd, Inode, OpenFile, wasi, File } from '@bjorn3/browser_wasi_shim';

function deviceStat(): { ret: number; filestat: wasi.Filestat } {
  return { ret: wasi.ERRNO_SUCCESS, filestat: new wasi.Filestat(0n, wasi.FILETYPE_CHARACTER_DEVICE, 0n) };
}

function deviceFdstat(rights: number): { ret: number; fdstat: wasi.Fdstat } {
  const fdstat = new wasi.Fdstat(wasi.FILETYPE_CHARACTER_DEVICE, 0);
  fdstat.fs_rights_base = BigInt(rights);
  return { ret: wasi.ERRNO_SUCCESS, fdstat };
}

/** What libc asks of every descriptor before it uses it; without these answers it gives up or walks on. */
abstract class Device extends Fd {
  override fd_filestat_get() {
    return deviceStat();
  }
  override fd_prestat_get() {
    return { ret: wasi.ERRNO_BADF, prestat: null };
  }
}

/** Reads what `next` gives; `undefined` is the end. `next` may take its time: this is where the host goes on working. */
export class Source extends Device {
  readonly #next: () => Uint8Array | undefined;
  #rest: Uint8Array = new Uint8Array();

  constructor(next: () => Uint8Array | undefined = () => undefined) {
    super();
    this.#next = next;
  }

  override fd_fdstat_get() {
    return deviceFdstat(wasi.RIGHTS_FD_READ);
  }

  override fd_read(size: number) {
    if (this.#rest.length === 0) this.#rest = this.#next() ?? new Uint8Array();
    const data = this.#rest.subarray(0, size);
    this.#rest = this.#rest.subarray(data.length);
    return { ret: wasi.ERRNO_SUCCESS, data };
  }
}

export class Sink extends Device {
  readonly #write: (bytes: Uint8Array) => void;

  constructor(write: (bytes: Uint8Array) => void) {
    super();
    this.#write = write;
  }

  override fd_fdstat_get() {
    return deviceFdstat(wasi.RIGHTS_FD_WRITE);
  }

  override fd_write(data: Uint8Array) {
    this.#write(data);
    return { ret: wasi.ERRNO_SUCCESS, nwritten: data.length };
  }
}

/** Puts a device into a directory under a name. */
export class DeviceNode extends Inode {
  readonly #device: Fd;

  constructor(device: Fd) {
    super();
    this.#device = device;
  }

  path_open(): { ret: number; fd_obj: OpenFile } {
    // The shim's type wants a file; any descriptor serves.
    return { ret: wasi.ERRNO_SUCCESS, fd_obj: this.#device as unknown as OpenFile };
  }

  stat() {
    return deviceStat().filestat;
  }
}

export { File };
