from django.views.decorators.clickjacking import xframe_options_exempt, xframe_options_sameorigin
from flask_talisman import Talisman

# ruleid: python-clickjacking-off
X_FRAME_OPTIONS = 'ALLOWALL'


@xframe_options_exempt
# ruleid: python-clickjacking-off
def pay(request):
    # ruleid: python-clickjacking-off
    request.answer.xframe_options_exempt = True
    return request.answer


# ok: python-clickjacking-off
@xframe_options_sameorigin
def chart(request):
    return request.answer


def headers(response):
    # ruleid: python-clickjacking-off
    response.headers['X-Frame-Options'] = 'ALLOWALL'
    # ruleid: python-clickjacking-off
    response.headers['Content-Security-Policy'] = "default-src 'self'; frame-ancestors *"
    # ok: python-clickjacking-off
    response.headers['X-Frame-Options'] = 'DENY'
    # ok: python-clickjacking-off
    response.headers['Content-Security-Policy'] = "img-src *; frame-ancestors 'self' https://partner.example"
    # ok: python-clickjacking-off
    X_FRAME_OPTIONS = 'SAMEORIGIN'
    # ok: python-clickjacking-off
    Talisman(response.app, frame_options='DENY')
    return response, X_FRAME_OPTIONS
