import os
import tempfile
from pathlib import Path
from tempfile import mktemp

# ruleid: python-insecure-temp-file
first = tempfile.mktemp()
# ruleid: python-insecure-temp-file
second = mktemp(suffix='.png')
NAME = '/tmp/boats.csv'
# ruleid: python-insecure-temp-file
with open(NAME, 'w') as file:
    file.write('')
# ruleid: python-insecure-temp-file
third = open('/var/tmp/boats.log', 'a')
# ok: python-insecure-temp-file
with tempfile.NamedTemporaryFile() as file:
    file.write(b'')
# ok: python-insecure-temp-file
handle, path = tempfile.mkstemp(suffix='.png')
# ok: python-insecure-temp-file
with tempfile.TemporaryDirectory() as folder:
    # ok: python-insecure-temp-file
    open(os.path.join(folder, 'boats.csv'), 'w').close()
# ok: python-insecure-temp-file
text = open('/tmp/boats.csv').read()
# ok: python-insecure-temp-file
place = Path(tempfile.gettempdir())
