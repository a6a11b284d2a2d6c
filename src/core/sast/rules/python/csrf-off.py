import hmac

from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from flask import Flask
from flask_wtf import CSRFProtect, FlaskForm

app = Flask(__name__)
csrf = CSRFProtect(app)


@csrf_exempt
# ruleid: python-csrf-off
def cancel(request):
    return request.POST['booking']


# ruleid: python-csrf-off
@method_decorator(csrf_exempt, name='dispatch')
class Book(View):
    pass


# ruleid: python-csrf-off
app.config['WTF_CSRF_ENABLED'] = False
# ruleid: python-csrf-off
app.config.update(SESSION_COOKIE_SECURE=True, WTF_CSRF_ENABLED=False)
# ruleid: python-csrf-off
csrf.exempt(cancel)
# ruleid: python-csrf-off
pay = csrf_exempt(lambda request: request.POST['amount'])


class BookingForm(FlaskForm):
    class Meta:
        # ruleid: python-csrf-off
        csrf = False


# ruleid: python-csrf-off
form = BookingForm(meta={'csrf': False})


# ok: python-csrf-off
@csrf_protect
def change(request):
    return request.POST['booking']


@csrf_exempt
# ok: python-csrf-off
def payment_arrived(request):
    if not hmac.compare_digest(request.headers['X-Signature'], sign(request.body)):
        return None
    return request.body


@csrf_exempt
# ok: python-csrf-off
def payment_webhook(request):
    return verify(request)


# ok: python-csrf-off
app.config['WTF_CSRF_ENABLED'] = True
# ok: python-csrf-off
app.config['WTF_CSRF_TIME_LIMIT'] = None
# ok: python-csrf-off
plain = BookingForm(meta={'locales': ['en']})


class Guest:
    class Meta:
        # ok: python-csrf-off
        ordering = False


def sign(body):
    return str(len(body))


def verify(request):
    return request
