import logging
import os

from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.post('/login')
def login():
    password = request.form['password']
    # ruleid: python-secret-in-log
    logger.info('login with %s', password)
    # ruleid: python-secret-in-log
    logging.debug(f'password: {password}')
    # ruleid: python-secret-in-log
    app.logger.warning('login failed: ' + request.form['password'])
    # ruleid: python-secret-in-log
    logger.error('no payment with {}'.format(os.environ['API_KEY'] and app.api_key))
    # ok: python-secret-in-log
    logger.info('login of %s', request.form['name'])
    # ok: python-secret-in-log
    logger.info('password has %d characters', len(password))
    # ok: python-secret-in-log
    logger.info('password changed')
    # ok: python-secret-in-log
    logger.info('policy %s', app.password_policy)
    # ok: python-secret-in-log
    logger.info('key ending in %s', mask(app.api_key))
    return check(password)


def mask(secret):
    return secret[-4:]


def check(password):
    # ok: python-secret-in-log
    return {'long': len(password) > 12}
