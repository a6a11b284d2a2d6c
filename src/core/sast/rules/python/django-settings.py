import os

from django.conf import settings

# ruleid: python-django-settings
DEBUG = True
# ruleid: python-django-settings
ALLOWED_HOSTS = ['*']
INSTALLED_APPS = ['django.contrib.admin', 'boats']
ROOT_URLCONF = 'tidewater.urls'
# ruleid: python-django-settings
ALLOWED_HOSTS += ['*']
# ruleid: python-django-settings
ALLOWED_HOSTS = ['tidewater.example', '*']
# ruleid: python-django-settings
settings.configure(DEBUG=True, ROOT_URLCONF=__name__)
# ok: python-django-settings
DEBUG = False
# ok: python-django-settings
DEBUG = os.environ.get('DEBUG') == '1'
# ok: python-django-settings
ALLOWED_HOSTS = ['tidewater.example', '.tidewater.example']
# ok: python-django-settings
ALLOWED_HOSTS = os.environ['HOSTS'].split(',')
# ok: python-django-settings
CORS_EXPOSE_HEADERS = ['*']
# ok: python-django-settings
TEMPLATE_DEBUG = True
