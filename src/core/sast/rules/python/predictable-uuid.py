import secrets
import uuid
from uuid import uuid1 as make

# ruleid: python-predictable-uuid
reset_token = str(uuid.uuid1())
# ruleid: python-predictable-uuid
api_key = make().hex
# ok: python-predictable-uuid
session_id = str(uuid.uuid4())
# ok: python-predictable-uuid
booking_number = uuid.uuid1()
# ok: python-predictable-uuid
csrf_token = secrets.token_hex(16)


# ruleid: python-predictable-uuid
def new_token(user):
    return f'{user.id}-{uuid.uuid1()}'


def invite(session, mail):
    # ruleid: python-predictable-uuid
    session['invite_code'] = uuid.uuid5(uuid.NAMESPACE_DNS, mail).hex
    # ruleid: python-predictable-uuid
    send(mail, token=uuid.uuid1())
    # ok: python-predictable-uuid
    send(mail, trace=uuid.uuid1())


def send(mail, **values):
    return mail, values
