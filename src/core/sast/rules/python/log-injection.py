import json
import logging
import logging as journal

from flask import Flask, current_app, request

app = Flask(__name__)
logger = logging.getLogger(__name__)
LEVELS = {'low': 10, 'high': 40}


@app.post('/login')
def login():
    name = request.form['name']
    # ruleid: python-log-injection
    logging.info('login of ' + name)
    # ruleid: python-log-injection
    logger.warning('login of %s failed', name)
    # ruleid: python-log-injection
    current_app.logger.error(f'login of {name} failed')
    # ruleid: python-log-injection
    journal.info('login of {}'.format(name))
    # ruleid: python-log-injection
    logger.log(logging.INFO, 'login of %s' % name.strip())
    # ok: python-log-injection
    logger.info('login of %r', name)
    # ok: python-log-injection
    logger.info('login of ' + name.replace('\r', '').replace('\n', ''))
    # ok: python-log-injection
    logger.info('login of %s', json.dumps(name))
    # ok: python-log-injection
    logger.info(f'login of {name!r}')
    # ok: python-log-injection
    logger.info('login of {!r}'.format(name))
    # ok: python-log-injection
    logger.info('login')
    return ''


def clean(text):
    return text.replace('\n', ' ').replace('\r', ' ')


def first_only(text):
    return text.replace('\n', ' ', 1)


class Journal:
    def __init__(self):
        self.logger = logging.getLogger('boats')

    def note(self, text):
        # ruleid: python-log-injection
        self.logger.info(text)


@app.get('/boats/<name>')
def boat(name):
    Journal().note('seen ' + name)
    # ok: python-log-injection
    logger.info('seen %s', clean(name))
    # ruleid: python-log-injection
    logger.info('seen %s', first_only(name))
    # ok: python-log-injection
    logger.info('seen %d letters', len(name))
    # ok: python-log-injection
    logger.log(LEVELS.get(request.args['level'], 10), 'seen')
    if name.isalnum():
        # ok: python-log-injection
        logger.info('seen %s', name)
    # ok: python-log-injection
    logger.info('price %d', int(request.args['price']))
    return ''
