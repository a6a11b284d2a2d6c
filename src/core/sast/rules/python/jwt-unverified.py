import jwt
from jose import jwt as jose_jwt
from jwt import decode as read

ALGORITHMS = ['EdDSA']


def user_of(token, key):
    # ruleid: python-jwt-unverified
    first = jwt.decode(token, options={'verify_signature': False})
    # ruleid: python-jwt-unverified
    second = jwt.decode(token, key, algorithms=['HS256'], options={'verify_exp': False})
    # ruleid: python-jwt-unverified
    third = read(token, verify=False)
    # ruleid: python-jwt-unverified
    fourth = jwt.decode(token, key, algorithms=['HS256', 'none'])
    # ruleid: python-jwt-unverified
    fifth = jwt.decode(token, key, algorithms=['RS256', 'HS256'])
    header = jwt.get_unverified_header(token)
    # ruleid: python-jwt-unverified
    sixth = jwt.decode(token, key, algorithms=[header['alg']])
    # ruleid: python-jwt-unverified
    seventh = jose_jwt.get_unverified_claims(token)
    # ruleid: python-jwt-unverified
    eighth = jwt.encode({'user': first}, None, algorithm='none')
    # ok: python-jwt-unverified
    ninth = jwt.decode(token, key, algorithms=['RS256'])
    # ok: python-jwt-unverified
    tenth = jwt.decode(token, key, algorithms=ALGORITHMS, options={'require': ['exp', 'sub']})
    # ok: python-jwt-unverified
    eleventh = jwt.decode(token, key, algorithms=['RS256', 'RS512'], audience='tidewater')
    # ok: python-jwt-unverified
    twelfth = jwt.encode({'user': first}, key, algorithm='HS256')
    # ok: python-jwt-unverified
    thirteenth = jwt.get_unverified_header(token)['kid']
    # ok: python-jwt-unverified
    fourteenth = jwt.decode(token, key, algorithms=['HS256'], options={'verify_aud': False})
    return [first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, thirteenth, fourteenth]
