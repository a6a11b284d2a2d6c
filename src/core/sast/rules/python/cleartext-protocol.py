import ftplib
import os
import smtplib
from ftplib import FTP, FTP_TLS
from telnetlib import Telnet

import ldap
import requests


def fetch(host, name, password):
    # ruleid: python-cleartext-protocol
    console = Telnet(host)
    # ruleid: python-cleartext-protocol
    charts = FTP(host, name, password)
    # ruleid: python-cleartext-protocol
    with ftplib.FTP(host) as other:
        other.login(name, password)
    # ruleid: python-cleartext-protocol
    requests.get('http://charts.tidewater.example/north', auth=(name, password), timeout=5)
    # ruleid: python-cleartext-protocol
    requests.post('http://charts.tidewater.example/login', json={'name': name, 'password': password}, timeout=5)
    # ok: python-cleartext-protocol
    secure = FTP_TLS(host, name, password)
    # ok: python-cleartext-protocol
    requests.get('https://charts.tidewater.example/north', auth=(name, password), timeout=5)
    # ok: python-cleartext-protocol
    requests.get('http://charts.tidewater.example/north', timeout=5)
    # ok: python-cleartext-protocol
    requests.get('http://localhost:8000/north', auth=(name, password), timeout=5)
    return [console, charts, secure]


def mail(text):
    server = smtplib.SMTP('mail.tidewater.example', 25)
    # ruleid: python-cleartext-protocol
    server.login('boats', os.environ['MAIL_PASSWORD'])
    server.sendmail('boats@tidewater.example', 'crew@tidewater.example', text)


def mail_well(text):
    with smtplib.SMTP('mail.tidewater.example', 587) as server:
        server.starttls()
        # ok: python-cleartext-protocol
        server.login('boats', os.environ['MAIL_PASSWORD'])
    closed = smtplib.SMTP_SSL('mail.tidewater.example')
    # ok: python-cleartext-protocol
    closed.login('boats', os.environ['MAIL_PASSWORD'])
    return text


def crew(name, password):
    directory = ldap.initialize('ldap://directory.tidewater.example')
    # ruleid: python-cleartext-protocol
    directory.simple_bind_s(name, password)
    other = ldap.initialize('ldap://directory.tidewater.example')
    other.start_tls_s()
    # ok: python-cleartext-protocol
    other.simple_bind_s(name, password)
    closed = ldap.initialize('ldaps://directory.tidewater.example')
    # ok: python-cleartext-protocol
    closed.simple_bind_s(name, password)
