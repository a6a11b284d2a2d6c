import ssl
from ssl import SSLContext, TLSVersion

from OpenSSL import SSL

# ruleid: python-weak-tls-version
first = ssl.SSLContext(ssl.PROTOCOL_SSLv3)
# ruleid: python-weak-tls-version
second = SSLContext(ssl.PROTOCOL_TLSv1_1)
context = ssl.create_default_context()
# ruleid: python-weak-tls-version
context.minimum_version = ssl.TLSVersion.TLSv1
# ruleid: python-weak-tls-version
context.minimum_version = TLSVersion.MINIMUM_SUPPORTED
# ruleid: python-weak-tls-version
third = SSL.Context(SSL.TLSv1_METHOD)
# ruleid: python-weak-tls-version
context.set_ciphers('HIGH:RC4:MD5')
# ok: python-weak-tls-version
fourth = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
# ok: python-weak-tls-version
context.minimum_version = ssl.TLSVersion.TLSv1_2
# ok: python-weak-tls-version
context.minimum_version = TLSVersion.TLSv1_3
# ok: python-weak-tls-version
fifth = SSL.Context(SSL.TLS_METHOD)
# ok: python-weak-tls-version
context.set_ciphers('ECDHE+AESGCM:!aNULL:!MD5')
# ok: python-weak-tls-version
context.maximum_version = ssl.TLSVersion.MAXIMUM_SUPPORTED
