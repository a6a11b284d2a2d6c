import subprocess

import asyncssh
import paramiko
import pysftp
from paramiko import AutoAddPolicy, SSHClient


def connect(host, key):
    client = SSHClient()
    # ruleid: python-ssh-host-key-unchecked
    client.set_missing_host_key_policy(AutoAddPolicy())
    # ruleid: python-ssh-host-key-unchecked
    client.set_missing_host_key_policy(paramiko.WarningPolicy)
    # ruleid: python-ssh-host-key-unchecked
    subprocess.run(['ssh', '-o', 'StrictHostKeyChecking=no', host, 'uptime'], check=True)
    options = pysftp.CnOpts()
    # ruleid: python-ssh-host-key-unchecked
    options.hostkeys = None
    # ok: python-ssh-host-key-unchecked
    client.load_system_host_keys()
    # ok: python-ssh-host-key-unchecked
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    # ok: python-ssh-host-key-unchecked
    client.connect(host, pkey=key)
    # ok: python-ssh-host-key-unchecked
    subprocess.run(['ssh', '-o', 'StrictHostKeyChecking=yes', host, 'uptime'], check=True)
    return client


async def run(host):
    # ruleid: python-ssh-host-key-unchecked
    async with asyncssh.connect(host, known_hosts=None) as connection:
        await connection.run('uptime')
    # ok: python-ssh-host-key-unchecked
    async with asyncssh.connect(host, known_hosts='hosts') as connection:
        await connection.run('uptime')
