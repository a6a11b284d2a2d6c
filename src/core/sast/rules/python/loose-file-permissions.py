import os
import stat
from pathlib import Path


def prepare(path, folder):
    # ruleid: python-loose-file-permissions
    os.chmod(path, 0o777)
    # ruleid: python-loose-file-permissions
    os.chmod(path, 0o666)
    # ruleid: python-loose-file-permissions
    Path(path).chmod(0o757)
    # ruleid: python-loose-file-permissions
    os.makedirs(folder, mode=0o777, exist_ok=True)
    # ruleid: python-loose-file-permissions
    os.chmod(path, stat.S_IRUSR | stat.S_IWOTH)
    # ruleid: python-loose-file-permissions
    os.umask(0)
    # ok: python-loose-file-permissions
    os.chmod(path, 0o600)
    # ok: python-loose-file-permissions
    os.chmod(path, 0o755)
    # ok: python-loose-file-permissions
    Path(folder).mkdir(mode=0o750)
    # ok: python-loose-file-permissions
    os.chmod(folder, 0o1777)
    # ok: python-loose-file-permissions
    os.chmod(path, stat.S_IRUSR | stat.S_IWUSR)
    # ok: python-loose-file-permissions
    os.umask(0o077)
