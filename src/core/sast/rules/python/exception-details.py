import logging
import traceback

from fastapi import FastAPI, HTTPException
from flask import Flask, jsonify, request

app = Flask(__name__)
api = FastAPI()
logger = logging.getLogger(__name__)


class BookingError(Exception):
    pass


@app.post('/book')
def book():
    try:
        return jsonify(save(request.form))
    except ValueError:
        # ruleid: python-exception-details
        return traceback.format_exc(), 500


@app.post('/cancel')
def cancel():
    try:
        return save(request.form)
    except Exception as error:
        # ruleid: python-exception-details
        return {'error': str(error)}, 500


@app.post('/change')
def change():
    try:
        return save(request.form)
    except Exception as problem:
        # ruleid: python-exception-details
        return jsonify(error=f'no: {str(problem)}'), 500


@api.post('/pay')
def pay(amount: int):
    try:
        return save(amount)
    except Exception as error:
        # ruleid: python-exception-details
        raise HTTPException(status_code=500, detail=str(error)) from error


@app.post('/logged')
def logged():
    try:
        return save(request.form)
    except BookingError as error:
        # ok: python-exception-details
        return {'error': str(error)}, 400
    except Exception as error:
        # ok: python-exception-details
        logger.error('booking failed: %s', traceback.format_exc())
        # ok: python-exception-details
        logger.error(str(error))
        # ok: python-exception-details
        return {'error': 'The booking was not saved.'}, 500


@api.post('/refund')
def refund(amount: int):
    try:
        return save(amount)
    except Exception as error:
        # ok: python-exception-details
        raise HTTPException(status_code=500, detail='The refund failed.') from error


def save(form):
    return {'saved': bool(form)}


def describe():
    # ok: python-exception-details
    text = traceback.format_exc()
    # ok: python-exception-details
    return text
