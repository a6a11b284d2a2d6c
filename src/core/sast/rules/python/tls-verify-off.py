import ssl
import ssl as tls
import urllib.request

import aiohttp
import httpx
import requests
import urllib3
from pymongo import MongoClient
from requests import post

# ruleid: python-tls-verify-off
requests.get('https://charts.tidewater.example', verify=False)
# ruleid: python-tls-verify-off
post('https://charts.tidewater.example', timeout=5, verify=False)
# ruleid: python-tls-verify-off
client = httpx.Client(verify=False, timeout=5)
session = requests.Session()
# ruleid: python-tls-verify-off
session.verify = False
# ruleid: python-tls-verify-off
context = ssl._create_unverified_context()
other = tls.create_default_context()
# ruleid: python-tls-verify-off
other.check_hostname = False
# ruleid: python-tls-verify-off
other.verify_mode = tls.CERT_NONE
# ruleid: python-tls-verify-off
pool = urllib3.PoolManager(cert_reqs='CERT_NONE')
# ruleid: python-tls-verify-off
mongo = MongoClient('mongodb://db', tls=True, tlsAllowInvalidCertificates=True)
# ruleid: python-tls-verify-off
connector = aiohttp.TCPConnector(ssl=False)
# ok: python-tls-verify-off
requests.get('https://charts.tidewater.example', verify='/etc/ssl/tidewater.pem')
# ok: python-tls-verify-off
requests.get('https://charts.tidewater.example', verify=True)
# ok: python-tls-verify-off
strict = ssl.create_default_context(cafile='/etc/ssl/tidewater.pem')
# ok: python-tls-verify-off
strict.verify_mode = ssl.CERT_REQUIRED
# ok: python-tls-verify-off
urllib.request.urlopen('https://charts.tidewater.example', context=strict)
# ok: python-tls-verify-off
session.verify = '/etc/ssl/tidewater.pem'


class Form:
    def check(self, form):
        # ok: python-tls-verify-off
        return form.validate(verify=False)
