import os
import shutil
import tarfile
import tarfile as tar
import zipfile
from contextlib import closing
from pathlib import Path


def unpack(path, target):
    with tarfile.open(path) as archive:
        # ruleid: python-archive-slip
        archive.extractall(target)
    charts = tar.open(path, 'r:gz')
    # ruleid: python-archive-slip
    charts.extractall(path=target)
    for member in charts.getmembers():
        # ruleid: python-archive-slip
        charts.extract(member, target)
    charts.close()
    # ruleid: python-archive-slip
    tarfile.open(path).extractall(target)
    with closing(tarfile.open(path)) as closed:
        # ruleid: python-archive-slip
        closed.extractall(target, filter='fully_trusted')


def unpack_well(path, target):
    with tarfile.open(path) as archive:
        # ok: python-archive-slip
        archive.extractall(target, filter='data')
    with tarfile.open(path) as archive:
        # ok: python-archive-slip
        archive.extractall(target, members=only_inside(archive, target))
    with tarfile.open(path) as archive:
        # ok: python-archive-slip
        archive.extractall(target, filter=tarfile.data_filter)
    archive = tarfile.open(path)
    archive.extraction_filter = tarfile.data_filter
    # ok: python-archive-slip
    archive.extractall(target)
    # ok: python-archive-slip
    shutil.unpack_archive(path, target, 'gztar', filter='data')


def only_inside(archive, target):
    root = os.path.realpath(target)
    for member in archive:
        if os.path.realpath(os.path.join(root, member.name)).startswith(root + os.sep):
            yield member


def by_hand(path, target):
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            # ruleid: python-archive-slip
            with open(os.path.join(target, name), 'wb') as file:
                file.write(archive.read(name))
        for info in archive.infolist():
            # ruleid: python-archive-slip
            (Path(target) / info.filename).write_bytes(archive.read(info))
        for name in archive.namelist():
            place = os.path.join(target, name)
            # ruleid: python-archive-slip
            with open(place, 'wb') as file:
                file.write(archive.read(name))


def by_hand_well(path, target):
    root = Path(target).resolve()
    with zipfile.ZipFile(path) as archive:
        # ok: python-archive-slip
        archive.extractall(target)
        for name in archive.namelist():
            place = os.path.join(target, name)
            if not os.path.realpath(place).startswith(os.path.realpath(target) + os.sep):
                continue
            # ok: python-archive-slip
            with open(place, 'wb') as file:
                file.write(archive.read(name))
        for name in archive.namelist():
            if not (root / name).resolve().is_relative_to(root):
                raise ValueError(name)
            # ok: python-archive-slip
            (root / name).write_bytes(archive.read(name))
        for name in archive.namelist():
            # ok: python-archive-slip
            with open(os.path.join(target, os.path.basename(name)), 'wb') as file:
                file.write(archive.read(name))
